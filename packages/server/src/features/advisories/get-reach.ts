import type { getAdvisoryReachEndpoint } from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { type AffectedAccount, isEmbargoed, whoIsAffected } from '@mainstay/policy/advisories'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { countConcerned, listRunning } from '../environments/index.ts'
import { contactsByAccount } from './contacts-by-account.ts'
import { type Installed, installationViews } from './installations.ts'
import { type AdvisoryRow, findAdvisory } from './queries.ts'
import { namedIds, reachOf } from './reach-out.ts'

const shownAtMost = 50
const order = ['in_range', 'version_unknown', 'named'] as const

const totals = (accounts: readonly AffectedAccount[]) => ({
  accounts: accounts.length,
  inRange: accounts.filter(({ because }) => because === 'in_range').length,
  versionUnknown: accounts.filter(({ because }) => because === 'version_unknown').length,
  named: accounts.filter(({ isNamed }) => isNamed).length,
})

/**
 * Who would be told now, and who once it is open. Those shown are decided by the very rule that publishing takes; how many
 * there are in all is counted by the index that finds them.
 */
export async function getAdvisoryReach(
  ctx: Ctx,
  { params }: InputOf<typeof getAdvisoryReachEndpoint>,
): Promise<OutputOf<typeof getAdvisoryReachEndpoint>> {
  allow(ctx, 'advisories.see', {})
  const row = await findAdvisory(ctx, decodeId('adv', params.advisoryId))
  if (!row) throw new Refusal('advisory.not_found')
  const named = await namedIds(ctx, row.id)
  const { product_id: productId, affected, fixed_in: fixedIn } = row
  const concerned = await countConcerned(ctx, { productId, affected, fixedIn, besides: named, limit: shownAtMost })
  const accountIds = [...named, ...concerned.first]
  const installed = await listRunning(ctx, { productId, accountIds })
  const [reach, at] = [reachOf(row, named), await ctx.now()]
  const decided = whoIsAffected({ ...reach, opensAt: undefined }, installed, at)
  const first = totals(decided.filter(({ isNamed }) => isNamed))
  const open = {
    accounts: first.accounts + concerned.inRange + concerned.unknown,
    inRange: first.inRange + concerned.inRange,
    versionUnknown: first.versionUnknown + concerned.unknown,
    named: first.named,
  }
  const isEarly = isEmbargoed(reach, at)
  const shown = decided.toSorted((a, b) => order.indexOf(a.because) - order.indexOf(b.because)).slice(0, shownAtMost)
  return {
    now: isEarly ? first : open,
    open,
    items: await reachedViews(ctx, { row, shown, installed, isFirst: ({ isNamed }) => !isEarly || isNamed }),
  }
}

interface Shown {
  readonly row: AdvisoryRow
  readonly shown: readonly AffectedAccount[]
  readonly installed: readonly Installed[]
  readonly isFirst: (account: AffectedAccount) => boolean
}
async function reachedViews(ctx: Ctx, { row, shown, installed, isFirst }: Shown) {
  const ids = shown.map(({ accountId }) => accountId)
  const accounts = await accountRefs(ctx, ids)
  const contacts = await contactsByAccount(ctx, ids)
  const own = Map.groupBy(installed, ({ accountId }) => accountId)
  return shown.flatMap((one) => {
    const { accountId, because, isNamed } = one
    const account = accounts.get(accountId)
    if (!account) return []
    const installations = installationViews(own.get(accountId) ?? [], row)
    return [
      {
        ...{ account: { ...account, id: encodeId('acc', accountId) }, because, isNamed, isFirst: isFirst(one) },
        installations: installations.filter(({ standing }) => standing !== 'out_of_range'),
        contacts: [...(contacts.get(accountId) ?? [])],
      },
    ]
  })
}
