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
  publishAdvisoryEndpoint,
  removeAdvisoryEndpoint,
  withdrawAdvisoryEndpoint,
} from '@mainstay/contracts/advisories'
import { type Route, serve } from '../../platform/http/route.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { getAdvisoryProgress } from './get-progress.ts'
import { getAdvisoryReach } from './get-reach.ts'
import { getAdvisory, listAdvisories } from './list-advisories.ts'
import { publishAdvisory, withdrawAdvisory } from './publish-advisory.ts'
import { reachInstallation } from './reach-out.ts'
import { acknowledgeAdvisory, getAccountAdvisory, listAccountAdvisories } from './read-own.ts'
import { changeAdvisory, createAdvisory, removeAdvisory } from './write-advisory.ts'

export { advisorySources } from './sweeps.ts'

export const advisoryRoutes: readonly Route[] = [
  serve(listAccountAdvisoriesEndpoint, listAccountAdvisories),
  serve(getAccountAdvisoryEndpoint, getAccountAdvisory),
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

/** What is installed anew, or runs another version, is held against what was published before. */
export const advisoryReaction: ReactionLine = {
  on: ['environment.added', 'environment.changed'],
  react: async (ctx, { accountId, subject, at }) => {
    if (accountId !== undefined) await reachInstallation(ctx, accountId, subject.id, at)
  },
}
