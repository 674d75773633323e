import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among, unlessTaken } from '../../platform/db/index.ts'

const selectPortals = (ctx: Ctx) =>
  ctx.db
    .selectFrom('portals as p')
    .innerJoin('accounts as a', 'a.id', 'p.account_id')
    .innerJoin('portal_slugs as s', (join) =>
      join.onRef('s.account_id', '=', 'p.account_id').on('s.until_at', 'is', null),
    )
    .select(['p.account_id', 'p.name as own_name', 'p.welcome', 'p.accent_light', 'p.accent_dark', 'p.logo_id'])
    .select(['p.methods', 'p.version', 's.slug', 'a.code', 'a.name as account_name'])

export type PortalRow = Awaited<ReturnType<typeof listPortalRows>>[number]

export const listPortalRows = (ctx: Ctx, accountIds: readonly string[]) =>
  selectPortals(ctx).where('p.account_id', '=', among(accountIds)).execute()

/** Portals of all accounts within sight by code, after the cursor. */
export const pagePortalRows = (ctx: Ctx, { after, limit }: { after: string | undefined; limit: number }) => {
  const query = selectPortals(ctx).orderBy('a.code').limit(limit)
  return (after === undefined ? query : query.where('a.code', '>', after)).execute()
}

/** Holds other changes of this portal until the transaction ends; answers its version. */
export const lockPortal = (ctx: Ctx, accountId: string) =>
  ctx.db
    .selectFrom('portals')
    .select(['version', 'logo_id'])
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()

export interface PortalChange {
  readonly name?: string | null
  readonly welcome?: string | null
  readonly accent_light?: string
  readonly accent_dark?: string
  readonly logo_id?: string | null
  readonly methods?: readonly string[]
}

export const updatePortal = (ctx: Ctx, accountId: string, { methods, ...change }: PortalChange) =>
  ctx.db
    .updateTable('portals')
    .set((eb) => ({
      ...change,
      ...(methods === undefined ? {} : { methods: sql`${[...methods]}::text[]` }),
      version: eb('version', '+', 1),
    }))
    .where('account_id', '=', accountId)
    .execute()

export const insertPortal = (ctx: Ctx, accountId: string, at: Date) =>
  ctx.db.insertInto('portals').values({ account_id: accountId, created_at: at }).execute()

export const isSlugFree = async (ctx: Ctx, slug: string): Promise<boolean> =>
  (await ctx.db.selectFrom('portal_slugs').select('slug').where('slug', '=', slug).executeTakeFirst()) === undefined

export const findAccountBySlug = async (ctx: Ctx, slug: string): Promise<string | undefined> => {
  const query = ctx.db.selectFrom('portal_slugs').select('account_id').where('slug', '=', slug)
  return (await query.where('until_at', 'is', null).executeTakeFirst())?.account_id
}

/** Makes a path the current one. The one before leads on; one of the account's own may come back. */
export const moveToSlug = async (ctx: Ctx, accountId: string, slug: string, at: Date): Promise<void> => {
  await ctx.db
    .updateTable('portal_slugs')
    .set({ until_at: at })
    .where('account_id', '=', accountId)
    .where('until_at', 'is', null)
    .execute()
  const back = await ctx.db
    .updateTable('portal_slugs')
    .set({ until_at: null })
    .where('account_id', '=', accountId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (back.numUpdatedRows > 0n) return
  await unlessTaken(
    ctx.db.insertInto('portal_slugs').values({ slug, account_id: accountId, since_at: at, until_at: null }).execute(),
    { portal_slugs_pkey: 'portal.slug_taken' },
  )
}

export const listFormerSlugs = (ctx: Ctx, accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('portal_slugs')
    .select(['account_id', 'slug'])
    .where('account_id', '=', among(accountIds))
    .where('until_at', 'is not', null)
    .orderBy('until_at', 'desc')
    .execute()

export const insertLogo = (ctx: Ctx, row: { account_id: string; id: string; picture: Buffer; created_at: Date }) =>
  ctx.db.insertInto('portal_logos').values(row).execute()

export const deleteLogos = (ctx: Ctx, accountId: string) =>
  ctx.db.deleteFrom('portal_logos').where('account_id', '=', accountId).execute()

/** The logo that an account's portal bears now. */
export const findLogoOf = (ctx: Ctx, accountId: string) =>
  ctx.db
    .selectFrom('portals as p')
    .innerJoin('portal_logos as l', (join) =>
      join.onRef('l.account_id', '=', 'p.account_id').onRef('l.id', '=', 'p.logo_id'),
    )
    .select('l.picture')
    .where('p.account_id', '=', accountId)
    .executeTakeFirst()

export const findLogo = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('portal_logos').select('picture').where('id', '=', id).executeTakeFirst()

export const listHostRows = (ctx: Ctx, accountIds: readonly string[]) =>
  ctx.db
    .selectFrom('portal_hosts')
    .selectAll()
    .where('account_id', '=', among(accountIds))
    .orderBy('added_at')
    .orderBy('id')
    .execute()
export type HostRow = Awaited<ReturnType<typeof listHostRows>>[number]

export const insertHost = (
  ctx: Ctx,
  row: { account_id: string; id: string; host: string; token: string; added_at: Date; added_by: string },
) =>
  unlessTaken(ctx.db.insertInto('portal_hosts').values(row).execute(), { portal_hosts_host_key: 'portal.host_taken' })

export const lockHost = (ctx: Ctx, accountId: string, id: string): Promise<HostRow | undefined> =>
  ctx.db
    .selectFrom('portal_hosts')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateHostProved = (ctx: Ctx, { account_id, id }: HostRow, by: 'dns' | 'staff', at: Date) =>
  ctx.db
    .updateTable('portal_hosts')
    .set({ proved_at: at, proved_by: by })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()

export const deleteHost = (ctx: Ctx, { account_id, id }: HostRow) =>
  ctx.db.deleteFrom('portal_hosts').where('account_id', '=', account_id).where('id', '=', id).execute()

/** Whose each path is, and each proved host: for the door, which asks before anybody has signed in. */
export const listAddresses = async (ctx: Ctx) => {
  const [slugs, hosts] = await Promise.all([
    ctx.db.selectFrom('portal_slugs').select(['slug', 'account_id']).execute(),
    ctx.db.selectFrom('portal_hosts').select(['host', 'account_id']).where('proved_at', 'is not', null).execute(),
  ])
  return {
    slugs: new Map(slugs.map(({ slug, account_id }) => [slug, account_id])),
    hosts: new Map(hosts.map(({ host, account_id }) => [host, account_id])),
  }
}
