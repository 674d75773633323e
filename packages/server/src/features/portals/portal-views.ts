import type { Portal } from '@mainstay/contracts/portals'
import { Refusal } from '@mainstay/contracts/problems'
import { type PortalStanding, proofRecord } from '@mainstay/policy/portals'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { portalStandingsOf } from '../agreements/index.ts'
import { portalUrl } from './portal-url.ts'
import { type HostRow, listFormerSlugs, listHostRows, listPortalRows, type PortalRow } from './queries.ts'

/** What a DNS record says to prove a host. */
export const proofOf = ({ token }: Pick<HostRow, 'token'>): string => `mainstay-portal=${token}`

export const logoUrlOf = (logoId: string | null): string | null =>
  logoId === null ? null : `/api/v1/portal-logos/${encodeId('lgo', logoId)}`

const hostView = (row: HostRow): Portal['hosts'][number] => ({
  id: encodeId('hst', row.id),
  host: row.host,
  addedAt: row.added_at.toISOString(),
  provedAt: row.proved_at?.toISOString() ?? null,
  provedBy: row.proved_by as 'dns' | 'staff' | null,
  record: { name: proofRecord(row.host), value: proofOf(row) },
})

const leadsUntil = (standing: PortalStanding): string | null =>
  standing.kind === 'leads_to_shared' ? new Date(standing.until).toISOString() : null

/** Portals as they stand, in a fixed number of statements. */
export async function portalViews(ctx: Ctx, rows: readonly PortalRow[], home: string): Promise<Portal[]> {
  const ids = rows.map(({ account_id }) => account_id)
  const [hosts, former, standings] = await Promise.all([
    listHostRows(ctx, ids),
    listFormerSlugs(ctx, ids),
    ctx.now().then((at) => portalStandingsOf(ctx, ids, at)),
  ])
  return rows.map((row) => {
    const decision = standings.get(row.account_id)
    const standing = decision?.result ?? { kind: 'shared' as const }
    const own = hosts.filter(({ account_id }) => account_id === row.account_id)
    return {
      account: { id: encodeId('acc', row.account_id), code: row.code, name: row.account_name },
      state: standing.kind,
      clause: decision?.clauses[0] ?? null,
      leadsUntil: leadsUntil(standing),
      slug: row.slug,
      formerSlugs: former.filter(({ account_id }) => account_id === row.account_id).map(({ slug }) => slug),
      url: portalUrl({ standing, portal: row, hosts: own }, home),
      name: row.own_name ?? row.account_name,
      ownName: row.own_name,
      welcome: row.welcome,
      accent: { light: row.accent_light, dark: row.accent_dark },
      logoUrl: logoUrlOf(row.logo_id),
      methods: row.methods as Portal['methods'],
      hosts: own.map(hostView),
      version: row.version,
    }
  })
}

/** Refuses `account.not_found` for what is out of sight. */
export async function portalView(ctx: Ctx, accountId: string, home: string): Promise<Portal> {
  const [view] = await portalViews(ctx, await listPortalRows(ctx, [accountId]), home)
  if (!view) throw new Refusal('account.not_found')
  return view
}
