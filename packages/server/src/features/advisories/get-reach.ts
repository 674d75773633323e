import type { getAdvisoryReachEndpoint } from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { type AffectedAccount, whoIsAffected } from '@mainstay/policy/advisories'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { contactsByAccount } from './contacts-by-account.ts'
import { type Installed, installationsConcerned, installationViews } from './installations.ts'
import { type AdvisoryRow, findAdvisory } from './queries.ts'
import { namedIds, reachOf } from './reach-out.ts'

const shownAtMost = 200
const order = ['in_range', 'version_unknown', 'named'] as const

const totals = (accounts: readonly AffectedAccount[]) => ({
  accounts: accounts.length,
  inRange: accounts.filter(({ because }) => because === 'in_range').length,
  versionUnknown: accounts.filter(({ because }) => because === 'version_unknown').length,
  named: accounts.filter(({ isNamed }) => isNamed).length,
})

/** Who would be told now, and who once it is open; the very decision that publishing takes. */
export async function getAdvisoryReach(
  ctx: Ctx,
  { params }: InputOf<typeof getAdvisoryReachEndpoint>,
): Promise<OutputOf<typeof getAdvisoryReachEndpoint>> {
  allow(ctx, 'advisories.see', {})
  const row = await findAdvisory(ctx, decodeId('adv', params.advisoryId))
  if (!row) throw new Refusal('advisory.not_found')
  const installed = await installationsConcerned(ctx, row)
  const reach = reachOf(row, await namedIds(ctx, row.id))
  const now = whoIsAffected(reach, installed, await ctx.now())
  const open = whoIsAffected({ ...reach, opensAt: undefined }, installed, await ctx.now())
  const first = new Set(now.map(({ accountId }) => accountId))
  const shown = open.toSorted((a, b) => order.indexOf(a.because) - order.indexOf(b.because)).slice(0, shownAtMost)
  return {
    now: totals(now),
    open: totals(open),
    items: await reachedViews(ctx, { row, shown, installed, first }),
  }
}

interface Shown {
  readonly row: AdvisoryRow
  readonly shown: readonly AffectedAccount[]
  readonly installed: readonly Installed[]
  readonly first: ReadonlySet<string>
}
async function reachedViews(ctx: Ctx, { row, shown, installed, first }: Shown) {
  const ids = shown.map(({ accountId }) => accountId)
  const accounts = await accountRefs(ctx, ids)
  const contacts = await contactsByAccount(ctx, ids)
  const own = Map.groupBy(installed, ({ accountId }) => accountId)
  return shown.flatMap(({ accountId, because, isNamed }) => {
    const account = accounts.get(accountId)
    if (!account) return []
    const installations = installationViews(own.get(accountId) ?? [], row)
    return [
      {
        ...{ account: { ...account, id: encodeId('acc', accountId) }, because, isNamed, isFirst: first.has(accountId) },
        installations: installations.filter(({ standing }) => standing !== 'out_of_range'),
        contacts: [...(contacts.get(accountId) ?? [])],
      },
    ]
  })
}
