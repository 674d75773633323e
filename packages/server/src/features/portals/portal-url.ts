import type { PortalStanding } from '@mainstay/policy/portals'
import type { Ctx } from '../../platform/ctx.ts'
import { portalStandingsOf } from '../agreements/index.ts'
import { type HostRow, listHostRows, listPortalRows, type PortalRow } from './queries.ts'

/** Where a portal stands, from what is known of it. No slash at the end. */
export function portalUrl(
  of: {
    readonly standing: PortalStanding | undefined
    readonly portal: Pick<PortalRow, 'slug'>
    readonly hosts: readonly Pick<HostRow, 'host' | 'proved_at'>[]
  },
  home: string,
): string {
  if (of.standing?.kind !== 'own') return home
  const own = of.hosts.find(({ proved_at }) => proved_at !== null)
  if (own === undefined) return `${home}/p/${of.portal.slug}`
  const { protocol, port } = new URL(home)
  return `${protocol}//${own.host}${port === '' ? '' : `:${port}`}`
}

interface Whereabouts {
  readonly url: string
  readonly slug: string | null
  readonly host: string | null
}

/** Where the people of these accounts go now, by account id: the base of every link that is sent to them. */
export async function portalUrlsOf(
  ctx: Ctx,
  accountIds: readonly string[],
  home: string,
): Promise<ReadonlyMap<string, Whereabouts>> {
  const [portals, hosts, standings] = await Promise.all([
    listPortalRows(ctx, accountIds),
    listHostRows(ctx, accountIds),
    ctx.now().then((at) => portalStandingsOf(ctx, accountIds, at)),
  ])
  const urls = portals.map((portal) => {
    const standing = standings.get(portal.account_id)?.result
    const own = hosts.filter(({ account_id }) => account_id === portal.account_id)
    const url = portalUrl({ standing, portal, hosts: own }, home)
    const isOwn = standing?.kind === 'own'
    const host = own.find(({ proved_at }) => proved_at !== null)?.host ?? null
    return [portal.account_id, { url, slug: isOwn ? portal.slug : null, host: isOwn ? host : null }] as const
  })
  return new Map(urls)
}

/** The base of a link for a customer: the account's own portal where it has one, else the shared one at `home`. */
export async function customerBase(ctx: Ctx, accountId: string, home: string): Promise<string> {
  return (await portalUrlsOf(ctx, [accountId], home)).get(accountId)?.url ?? home
}
