import { Refusal } from '@mainstay/contracts/problems'
import { civilDateAt } from '@mainstay/policy/calendar'
import { decideResponse, mayOpenTicket } from '@mainstay/policy/decisions'
import { type Priority, suggestPriority } from '@mainstay/policy/priority'
import { DecisionError, type Reason } from '@mainstay/policy/reasons'
import { knownScopeAnswers, type ScopeAnswers } from '@mainstay/policy/scope'
import { missingCourses, trainingStanding } from '@mainstay/policy/training'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type HeldTerms, openingTermsOf } from '../agreements/index.ts'
import { type MandateRow, mandateOf, type PersonRefView } from '../contacts/index.ts'
import { clausesOf, type StoredDecision } from './decision-view.ts'
import type { PriorityChoice } from './ticket.ts'

export interface OpeningQuestion {
  readonly accountId: string
  readonly productId: string
  readonly environmentId: string | null
  /** In whose name the ticket is opened. */
  readonly openedBy: string
  readonly priority: Priority
  readonly choice: PriorityChoice | null
  /** What was answered about scope; what the policy does not ask is set aside. */
  readonly scopeAnswers?: ScopeAnswers | undefined
  /** A message that follows a closed ticket is taken whatever the training: nothing typed is refused (policy 11.4). */
  readonly isFollowUp?: boolean
}
export interface OpeningDecided {
  readonly decision: StoredDecision
  readonly isPromised: boolean
  readonly agreementId: string | null
  readonly plan: string | null
  readonly choice: PriorityChoice | null
  readonly scopeAnswers: ScopeAnswers
  /** In whose name it is opened, as readers see them. */
  readonly opener: PersonRefView
}

/**
 * Decides by the policy whether this person may ask, what holds for the account, and by when an answer is due.
 * An agreement that is not in force refuses nothing: the ticket is recorded, not promised (policy 12.1).
 * Refuses `contact.not_mandated` and `contact.training_required` with their clauses.
 */
export async function decideOpening(ctx: Ctx, question: OpeningQuestion): Promise<OpeningDecided> {
  const at = await ctx.now()
  const { accountId, productId, priority } = question
  const environmentId = question.environmentId ?? undefined
  const held = await openingTermsOf(ctx, { accountId, at, productId, environmentId })
  const isPrimary = held.primary?.person_id === question.openedBy
  const mandate = isPrimary ? held.primary : await mandateOf(ctx, accountId, question.openedBy)
  const isContact = mandate?.role === 'contact'
  const { result, reasons } = mayOpenTicket({
    policy: held.policy,
    at,
    priority,
    entitlement: held.entitlement,
    mandate: isContact ? { startsAt: mandate.from_at.getTime(), endsAt: mandate.to_at?.getTime() } : undefined,
    missingCourses: question.isFollowUp || !mandate ? [] : lackedBy(mandate, held, at),
  })
  if (!result.allowed) throw refusalOf(result.code, reasons)
  if (!mandate) throw new Error('nobody without a mandate opens a ticket')
  const guided = guide(held, question.choice)
  const all = [...reasons, ...guided.reasons, ...dueReasons(held, priority, at)]
  return {
    decision: { code: result.code, policyVersion: held.policy.version, clauses: clausesOf(all), reasons: all },
    isPromised: result.recorded === 'promised',
    agreementId: held.agreement?.id ?? null,
    plan: held.entitlement.result.inForce ? held.entitlement.result.plan : null,
    choice: guided.choice,
    scopeAnswers: knownScopeAnswers(held.policy.scope, question.scopeAnswers ?? {}),
    opener: openerView(mandate),
  }
}

const lackedBy = ({ completions, zone }: MandateRow, { policy }: HeldTerms, at: number): readonly string[] =>
  missingCourses(trainingStanding(policy, completions, civilDateAt(zone, at)))

const openerView = ({ person_id, name, city }: MandateRow): PersonRefView => ({
  id: encodeId('per', person_id),
  name,
  side: 'customer',
  city,
})

function refusalOf(code: 'contact.training_required' | 'contact.no_mandate', reasons: readonly Reason[]): Refusal {
  const { clause, facts } = reasons.find((reason) => reason.code === code) ?? {}
  const more = clause === undefined ? {} : { clause }
  if (code === 'contact.no_mandate') return new Refusal('contact.not_mandated', more)
  const missing = Array.isArray(facts?.missing) ? facts.missing.join(', ') : ''
  return new Refusal(code, { ...more, detail: `Missing: ${missing}.` })
}

/** What the guided questions suggest; answers that the policy does not know are set aside, not refused. */
function guide(
  held: HeldTerms,
  choice: PriorityChoice | null,
): { choice: PriorityChoice | null; reasons: readonly Reason[] } {
  if (!choice?.answers) return { choice, reasons: [] }
  try {
    const { result, reasons } = suggestPriority(held.policy, choice.answers)
    return { choice: { ...choice, suggested: result.priority }, reasons }
  } catch (error) {
    if (!(error instanceof DecisionError)) throw error
    const { answers: _unknown, ...rest } = choice
    return { choice: rest, reasons: [] }
  }
}

function dueReasons({ terms }: HeldTerms, priority: Priority, at: number): readonly Reason[] {
  return terms ? decideResponse({ terms, priority, at }).reasons : []
}
