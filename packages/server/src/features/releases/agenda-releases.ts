import { addCalendarDays, civilDateAt } from '@mainstay/policy/calendar'
import { lineWindows } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'
import { policyForAccount } from '../policies/index.ts'
import { allProducts } from '../products/index.ts'
import { listKnownReleases, zoneOfAccount } from './known-releases.ts'
import type { InUse } from './ports.ts'
import { listReleaseRows } from './queries.ts'

export interface AgendaRelease {
  readonly version: string
  readonly availableOn: string
  readonly summary: string | null
}
export interface AgendaEnd {
  readonly version: string
  readonly until: string
  readonly environments: number
}
interface Asked {
  readonly accountId: string
  readonly since: number
  readonly now: number
}
const endsAheadDays = 365

/** What came out since an instant, and what an account runs that leaves support within a year: public facts and its own. */
export async function agendaReleases(
  ctx: Ctx,
  inUse: InUse,
  { accountId, since, now }: Asked,
): Promise<{ readonly releases: readonly AgendaRelease[]; readonly ends: readonly AgendaEnd[] }> {
  const zone = await zoneOfAccount(ctx, accountId)
  const [from, today] = [civilDateAt(zone, since), civilDateAt(zone, now)]
  const { lifecycle: rules } = await policyForAccount(ctx, accountId)
  const found = { releases: [] as AgendaRelease[], ends: [] as AgendaEnd[] }
  for (const { id: productId } of await allProducts(ctx)) {
    const rows = await listReleaseRows(ctx, { productId, state: 'published', limit: 20 })
    for (const { kind, version, available_on: availableOn, summary } of rows)
      if (kind !== 'hotfix' && availableOn !== null && availableOn >= from && availableOn <= today)
        found.releases.push({ version, availableOn, summary })
    const releases = await listKnownReleases(ctx, productId)
    const installed = await inUse.listInstallations(ctx, { productId, accountIds: [accountId] })
    for (const { line, version, until } of lineWindows({ releases, rules, at: now, zone })) {
      const environments = installed.filter((one) => one.line === line).length
      if (until !== null && environments > 0 && until <= addCalendarDays(today, endsAheadDays))
        found.ends.push({ version, until, environments })
    }
  }
  return found
}
