import { accountNoteRoutes } from '../features/account-notes/index.ts'
import { accountReactions, accountRoutes } from '../features/accounts/index.ts'
import { advisoryReaction, advisoryRoutes, advisorySources } from '../features/advisories/index.ts'
import { agreementRoutes, agreementSources, seatsOf } from '../features/agreements/index.ts'
import { assessmentSources } from '../features/assessments/index.ts'
import { auditRoutes } from '../features/audit/index.ts'
import {
  amendmentReaction,
  commitmentReactions,
  commitmentRoutes,
  commitmentSources,
  owedReaction,
  owedRoutes,
  owedSource,
  previewClocks,
  previewOwed,
} from '../features/commitments/index.ts'
import { contactRoutes, hoursReaction, plannedEnds } from '../features/contacts/index.ts'
import { actionsDue, engagementRoutes } from '../features/engagements/index.ts'
import { environmentRoutes, installationsInUse, placingReaction } from '../features/environments/index.ts'
import { heldRoutes, heldSources } from '../features/held-requests/index.ts'
import { importRoutes } from '../features/imports/index.ts'
import { issueUpdateRoutes } from '../features/issue-updates/index.ts'
import { joiningReaction, joiningRoutes, joiningSource } from '../features/joinings/index.ts'
import { mailDomainRoutes } from '../features/mail-domains/index.ts'
import { noticeRoutes, noticeSource } from '../features/notices/index.ts'
import { notificationRoutes } from '../features/notifications/index.ts'
import { platformRoutes } from '../features/platforms/index.ts'
import { policyRoutes } from '../features/policies/index.ts'
import { portalReactions } from '../features/portals/index.ts'
import { primaryChanges, primaryReactions, primaryRoutes } from '../features/primaries/index.ts'
import { productRoutes } from '../features/products/index.ts'
import { endReactions, endTellings, fixTellings, releaseRoutes } from '../features/releases/index.ts'
import { reportRoutes } from '../features/reports/index.ts'
import {
  askersSource,
  requestRoutes,
  shippingReactions,
  shippingSource,
  weightReactions,
} from '../features/requests/index.ts'
import { scopeReactions, scopeRoutes } from '../features/scope/index.ts'
import { similarRoutes } from '../features/similar/index.ts'
import { solvedAnswerRoutes } from '../features/solved-answers/index.ts'
import { staffRoutes } from '../features/staff/index.ts'
import { successRoutes } from '../features/success/index.ts'
import { templateRoutes } from '../features/templates/index.ts'
import { lifeTimers, ticketReactions, ticketRoutes, ticketsPort } from '../features/tickets/index.ts'
import { trainingReactions, trainingRoutes } from '../features/training/index.ts'
import type { Route } from '../platform/http/route.ts'
import type { SweepSource } from '../platform/sweep/index.ts'
import type { ReactionLine } from '../platform/unit-of-work/index.ts'

/** Operations of the slices that need nothing but a unit of work. */
export const sliceRoutes: readonly Route[] = [
  ...accountRoutes,
  ...agreementRoutes({ clocks: previewClocks, owed: previewOwed }),
  ...joiningRoutes,
  ...environmentRoutes,
  ...contactRoutes(seatsOf),
  ...primaryRoutes,
  ...trainingRoutes,
  ...staffRoutes,
  ...productRoutes,
  ...platformRoutes,
  ...releaseRoutes(installationsInUse),
  ...templateRoutes,
  ...ticketRoutes,
  ...solvedAnswerRoutes,
  ...scopeRoutes,
  ...commitmentRoutes,
  ...owedRoutes,
  ...auditRoutes,
  ...policyRoutes,
  ...advisoryRoutes,
  ...issueUpdateRoutes,
  ...noticeRoutes,
  ...notificationRoutes,
  ...heldRoutes,
  ...mailDomainRoutes,
  ...importRoutes,
  ...requestRoutes,
  ...similarRoutes(installationsInUse),
  ...engagementRoutes,
  ...successRoutes,
  ...accountNoteRoutes,
  ...reportRoutes,
]

/** What runs with an event in its own transaction, in this order: clocks first, the rest reads what they say. */
export const reactions: readonly ReactionLine[] = [
  ...commitmentReactions,
  amendmentReaction(ticketsPort),
  owedReaction,
  ...ticketReactions,
  ...scopeReactions,
  ...accountReactions,
  ...portalReactions,
  hoursReaction,
  ...primaryReactions,
  joiningReaction,
  ...trainingReactions,
  placingReaction,
  advisoryReaction,
  ...weightReactions,
  ...shippingReactions,
  ...endReactions,
]

/** What falls due by itself. */
export const sweepSources: readonly SweepSource[] = [
  ...commitmentSources(ticketsPort),
  owedSource,
  lifeTimers,
  primaryChanges,
  plannedEnds,
  ...agreementSources,
  joiningSource,
  ...heldSources,
  ...advisorySources,
  noticeSource,
  shippingSource,
  askersSource,
  fixTellings,
  ...endTellings(installationsInUse),
  actionsDue,
  ...assessmentSources,
]
