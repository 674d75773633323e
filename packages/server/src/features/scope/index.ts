import {
  decideScopeEndpoint,
  getScopeEndpoint,
  giveScopeVerdictEndpoint,
  scopeStatisticsEndpoint,
} from '@mainstay/contracts/scope'
import { type Route, serve } from '../../platform/http/route.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { decideScope } from './decide-scope.ts'
import { getScope } from './get-scope.ts'
import { giveScopeVerdict } from './give-verdict.ts'
import { closeDispute, openDispute } from './keep-disputes.ts'
import { recordOnOpening } from './record-on-opening.ts'
import { scopeStatistics } from './statistics.ts'

export const scopeRoutes: readonly Route[] = [
  // a what-if runs in a transaction that cannot write
  serve(decideScopeEndpoint, decideScope, { unit: 'read' }),
  serve(getScopeEndpoint, getScope),
  serve(giveScopeVerdictEndpoint, giveScopeVerdict),
  serve(scopeStatisticsEndpoint, scopeStatistics),
]

/** A ticket begins with a rule's verdict; what a lead decides on a disagreement is a verdict too. */
export const scopeReactions: readonly ReactionLine[] = [
  { on: ['ticket.opened'], react: recordOnOpening },
  { on: ['ticket.dissented'], react: openDispute },
  { on: ['ticket.dissent_decided'], react: closeDispute },
]
