import {
  acknowledgeAdvisoryEndpoint,
  changeAdvisoryEndpoint,
  createAdvisoryEndpoint,
  getAccountAdvisoryEndpoint,
  getAdvisoryEndpoint,
  getAdvisoryProgressEndpoint,
  getAdvisoryReachEndpoint,
  listAccountAdvisoriesEndpoint,
  listAdvisoriesEndpoint,
  listAdvisoryInstallationsEndpoint,
  publishAdvisoryEndpoint,
  removeAdvisoryEndpoint,
  withdrawAdvisoryEndpoint,
} from '@mainstay/contracts/advisories'
import { asDesk } from '../../platform/as-desk.ts'
import { type Route, serve } from '../../platform/http/route.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { getAdvisoryProgress } from './get-progress.ts'
import { getAdvisoryReach } from './get-reach.ts'
import { restateAccounts } from './keep-standing.ts'
import { getAdvisory, listAdvisories } from './list-advisories.ts'
import { publishAdvisory, withdrawAdvisory } from './publish-advisory.ts'
import { reachInstallations } from './reach-out.ts'
import {
  acknowledgeAdvisory,
  getAccountAdvisory,
  listAccountAdvisories,
  listAdvisoryInstallations,
} from './read-own.ts'
import { changeAdvisory, createAdvisory, removeAdvisory } from './write-advisory.ts'

export { advisorySources } from './sweeps.ts'

export const advisoryRoutes: readonly Route[] = [
  serve(listAccountAdvisoriesEndpoint, listAccountAdvisories),
  serve(getAccountAdvisoryEndpoint, getAccountAdvisory),
  serve(listAdvisoryInstallationsEndpoint, listAdvisoryInstallations),
  serve(acknowledgeAdvisoryEndpoint, acknowledgeAdvisory),
  serve(listAdvisoriesEndpoint, (ctx) => listAdvisories(ctx)),
  serve(getAdvisoryEndpoint, getAdvisory),
  serve(getAdvisoryReachEndpoint, getAdvisoryReach),
  serve(getAdvisoryProgressEndpoint, getAdvisoryProgress),
  serve(createAdvisoryEndpoint, createAdvisory),
  serve(changeAdvisoryEndpoint, changeAdvisory),
  serve(removeAdvisoryEndpoint, removeAdvisory),
  serve(publishAdvisoryEndpoint, publishAdvisory),
  serve(withdrawAdvisoryEndpoint, withdrawAdvisory),
]

/** What is installed anew, runs another version or is gone is held against what was published before. */
export const advisoryReaction: ReactionLine = {
  on: ['environment.added', 'environment.changed', 'environment.closed'],
  reactAll: async (ctx, events) => {
    const told = events.flatMap(({ type, accountId, subject, data }) =>
      accountId === undefined ? [] : [{ type, accountId, id: subject.id, productId: data?.productId }],
    )
    const running = told.filter(({ type }) => type !== 'environment.closed')
    await reachInstallations(ctx, running)
    const byProduct = Map.groupBy(told, ({ productId }) => productId)
    await asDesk(ctx, async () => {
      for (const [productId, own] of byProduct)
        if (typeof productId === 'string')
          await restateAccounts(ctx, [...new Set(own.map(({ accountId }) => accountId))], productId)
    })
  },
}
