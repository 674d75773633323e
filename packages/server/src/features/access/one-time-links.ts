import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeTypeId, encodeTypeId } from '../../platform/ids/index.ts'

const minuteMs = 60_000
/** How long a link of each kind holds, in ms: an hour at most for what lets somebody in, 7 days for an invitation. */
export const linkLifeMs = {
  invitation: 7 * 24 * 60 * minuteMs,
  sign_in: 30 * minuteMs,
  reset_password: 60 * minuteMs,
  confirm_new_address: 60 * minuteMs,
  confirm_old_address: 60 * minuteMs,
} as const
export type LinkPurpose = keyof typeof linkLifeMs

interface NewLink {
  readonly purpose: LinkPurpose
  /** Whom it lets in. */
  readonly personId?: string
  /** What it is about: an invitation, a change of address, a held request. One of the two is there. */
  readonly subjectId?: string
  readonly accountId?: string | undefined
}
/** A link that is still good, or that was just used. */
export interface OneTimeLink {
  readonly id: string
  readonly purpose: LinkPurpose
  readonly personId: string | undefined
  readonly subjectId: string | undefined
  readonly accountId: string | undefined
  readonly expiresAt: Date
}
interface Shown {
  readonly purpose: LinkPurpose
  /** What stood behind the `#` of the link: its id and its secret. */
  readonly token: string
}

/** Links that do one thing once. All of it runs under the worker's role. */
export interface OneTimeLinks {
  /** Makes a link and gives its id; the letter asks for its token when it is written. */
  readonly make: (ctx: Ctx, link: NewLink) => Promise<string>
  /** The secret is never stored: it follows from the desk's own, the id and the purpose, each purpose by a key of its own. */
  readonly tokenOf: (link: { readonly id: string; readonly purpose: LinkPurpose }) => string
  /** What a link is for, without using it up; undefined when it is spent, void, run out or was never made. */
  readonly look: (ctx: Ctx, shown: Shown) => Promise<OneTimeLink | undefined>
  /** Uses it up, in one statement: of two who come with the same link, one gets it. */
  readonly use: (ctx: Ctx, shown: Shown) => Promise<OneTimeLink | undefined>
}

export function openOneTimeLinks(deskSecret: string): OneTimeLinks {
  const keyOf = (purpose: LinkPurpose) =>
    Buffer.from(hkdfSync('sha256', deskSecret, '', `mainstay link ${purpose}`, 32))
  const keys = Object.fromEntries(purposes.map((purpose) => [purpose, keyOf(purpose)]))
  const secretOf = (id: string, purpose: LinkPurpose): string =>
    createHmac('sha256', keys[purpose] ?? '')
      .update(id)
      .digest('base64url')
  return {
    async make(ctx, link) {
      const id = ctx.newId()
      const at = await ctx.now()
      await sql`
        INSERT INTO one_time_links (id, purpose, person_id, subject_id, account_id, secret_hash, made_at, expires_at)
        VALUES (${id}, ${link.purpose}, ${link.personId ?? null}, ${link.subjectId ?? null}, ${link.accountId ?? null},
          ${hashOf(secretOf(id, link.purpose))}, ${new Date(at)}, ${new Date(at + linkLifeMs[link.purpose])})`.execute(
        ctx.db,
      )
      return id
    },
    tokenOf: ({ id, purpose }) => `${encodeTypeId('lnk', id)}.${secretOf(id, purpose)}`,
    look: (ctx, shown) => reach(ctx, shown, sql`SELECT ${columns} FROM one_time_links`),
    use: async (ctx, shown) =>
      reach(
        ctx,
        shown,
        sql`UPDATE one_time_links SET used_at = ${new Date(await ctx.now())}`,
        sql`RETURNING ${columns}`,
      ),
  }
}

const purposes = Object.keys(linkLifeMs) as readonly LinkPurpose[]
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
const columns = sql`id, purpose, person_id, subject_id, account_id, expires_at`

interface LinkRow {
  readonly id: string
  readonly purpose: LinkPurpose
  readonly person_id: string | null
  readonly subject_id: string | null
  readonly account_id: string | null
  readonly expires_at: Date
}

/** Found by the hash, so that nothing is compared that a clock could measure. */
async function reach(
  ctx: Ctx,
  { purpose, token }: Shown,
  doing: ReturnType<typeof sql>,
  after = sql``,
): Promise<OneTimeLink | undefined> {
  const [typeId = '', secret = ''] = token.split('.', 2)
  const id = decodeTypeId('lnk', typeId)
  if (id === undefined) return undefined
  const found = await sql<LinkRow>`${doing}
    WHERE id = ${id} AND purpose = ${purpose} AND secret_hash = ${hashOf(secret)}
      AND used_at IS NULL AND void_at IS NULL AND expires_at > ${new Date(await ctx.now())} ${after}`.execute(ctx.db)
  return found.rows.map(linkOf)[0]
}

const linkOf = (row: LinkRow): OneTimeLink => ({
  id: row.id,
  purpose: row.purpose,
  personId: row.person_id ?? undefined,
  subjectId: row.subject_id ?? undefined,
  accountId: row.account_id ?? undefined,
  expiresAt: row.expires_at,
})

/** A link that may still be used, by its id: for the letter that carries it. */
export async function findOpenLink(ctx: Ctx, id: string): Promise<OneTimeLink | undefined> {
  const found = await sql<LinkRow>`SELECT ${columns} FROM one_time_links
    WHERE id = ${id} AND used_at IS NULL AND void_at IS NULL AND expires_at > ${new Date(await ctx.now())}`.execute(
    ctx.db,
  )
  return found.rows.map(linkOf)[0]
}

/** After any change of how a person comes in: no link that was sent before opens anything (A46). */
export async function voidLinksOf(ctx: Ctx, personId: string): Promise<void> {
  await sql`UPDATE one_time_links SET void_at = ${new Date(await ctx.now())}
    WHERE person_id = ${personId} AND used_at IS NULL AND void_at IS NULL`.execute(ctx.db)
}

/** Takes back what was sent about one thing. */
export async function voidLinksAbout(ctx: Ctx, subjectId: string): Promise<void> {
  await sql`UPDATE one_time_links SET void_at = ${new Date(await ctx.now())}
    WHERE subject_id = ${subjectId} AND used_at IS NULL AND void_at IS NULL`.execute(ctx.db)
}

/** How many links about one thing were made since an instant. */
export async function countLinksAbout(ctx: Ctx, subjectId: string, since: Date): Promise<number> {
  const found = await sql<{ made: number }>`SELECT count(*)::int AS made FROM one_time_links
    WHERE subject_id = ${subjectId} AND made_at > ${since}`.execute(ctx.db)
  return found.rows[0]?.made ?? 0
}

/** Drops links that ran out a month ago. For the housekeeping job. */
export async function dropOldLinks(ctx: Ctx): Promise<void> {
  const monthAgo = new Date((await ctx.now()) - 30 * 24 * 60 * minuteMs)
  await sql`DELETE FROM one_time_links WHERE expires_at < ${monthAgo}`.execute(ctx.db)
}
