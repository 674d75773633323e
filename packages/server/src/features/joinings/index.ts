import {
  agreeToJoinEndpoint,
  askToJoinEndpoint,
  endJoiningEndpoint,
  listJoiningsEndpoint,
} from '@mainstay/contracts/joinings'
import { type Route, serve } from '../../platform/http/route.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { agreeToJoin } from './agree-to-join.ts'
import { askToJoin } from './ask-to-join.ts'
import { endJoining } from './end-joining.ts'
import { listJoinings } from './list-joinings.ts'
import { lookAgain, nextSideAt } from './queries.ts'
import { settleJoinings } from './settle-joinings.ts'

export const joiningRoutes: readonly Route[] = [
  serve(listJoiningsEndpoint, listJoinings),
  serve(askToJoinEndpoint, askToJoin),
  serve(agreeToJoinEndpoint, agreeToJoin),
  serve(endJoiningEndpoint, endJoining),
]

/** Who comes or leaves on one side does so on the other, a moment later. */
export const joiningReaction: ReactionLine = {
  on: ['contact.added', 'contact.ended'],
  react: async (ctx, { accountId, at }) => {
    if (accountId !== undefined) await lookAgain(ctx, accountId, new Date(at))
  },
}

export const joiningSource: SweepSource = {
  name: 'joinings',
  nextAt: nextSideAt,
  take: settleJoinings,
  timer: { table: 'joining_sides', timer: 'next_timer_at', key: 'joining_id', account: 'account_id' },
}
