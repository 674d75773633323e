import type { EventType } from '@mainstay/contracts/events'
import { type AccountEvent, whoIsToldOfAccount } from '@mainstay/policy/told'
import type { Ground } from './ground.ts'
import type { ActEvent, NoticeFacts } from './queries.ts'

/** What is said of a request for the product, by where it stands. */
const kindOfStatus: Readonly<Record<string, AccountEvent>> = {
  under_consideration: 'request_considered',
  planned: 'request_planned',
  in_progress: 'request_begun',
  shipped: 'request_shipped',
  declined: 'request_refused',
}

/**
 * News about an account: the event that brings it, and the policy's own word for it (`told.account.events`), which is
 * also the kind of notice and letter; what the event says may decide it. The event's `data.personId` is whom it is about.
 */
const newsOf = {
  'held_request.held': 'request_held',
  'held_request.unseen': 'request_unseen',
  'contact.ended': 'contact_ended',
  'contact.end_planned': 'contact_end_planned',
  'contact.end_dropped': 'contact_end_dropped',
  'contact.primary_changed': ({ as }: ActEvent['data']) => (as === 'deputy' ? 'deputy_stepped_in' : 'primary_changed'),
  'contact.primary_moved': 'primary_moved',
  'contact.primary_planned': 'primary_planned',
  'contact.primary_plan_dropped': 'primary_plan_dropped',
  'contact.deputy_named': 'deputy_named',
  'agreement.amended': 'agreement_amended',
  'support.ending': 'version_ending',
  'hotfix.issued': 'hotfix_issued',
  'agreement.ending': 'agreement_ending',
  'agreement.grace_granted': 'grace_granted',
  'agreement.contacts_above': 'contacts_above',
  'agreement.stay_ending': 'stay_ending',
  'contact.rested': 'contact_rested',
  'account.joining_asked': 'joining_asked',
  'account.joined': 'accounts_joined',
  'account.joining_ended': 'joining_ended',
  'training.handed_in': 'training_handed_in',
  'training.decided': 'training_decided',
  'advisory.published': 'advisory_published',
  'advisory.updated': 'advisory_updated',
  'advisory.withdrawn': 'advisory_withdrawn',
  'feature_request.shipped': 'request_shipped',
  'feature_request.moved_on': ({ status }) => kindOfStatus[String(status)] ?? 'request_considered',
  'engagement.offered': 'session_offered',
  'engagement.times_declined': 'session_declined',
  'engagement.move_asked': 'session_declined',
  'engagement.booked': 'session_booked',
  'engagement.moved': 'session_moved',
  'engagement.cancelled': 'session_cancelled',
  'engagement.minutes_published': 'session_minutes',
  'engagement.contested': 'session_contested',
  'engagement.contest_settled': 'session_settled',
  'service_report.issued': 'report_issued',
  'action_item.due': 'action_due',
  'action_item.overdue': 'action_overdue',
  'bundle.received': ({ side }) => (side === 'customer' ? 'bundle_received' : undefined),
  'assessment.published': 'assessment_published',
  'assessment.corrected': 'assessment_corrected',
  'finding.due': 'finding_due',
  'finding.overdue': 'finding_overdue',
  'finding.reopened': ({ kind }) => (kind === 'acceptance_ended' ? 'finding_back' : undefined),
  'commitment.warned': (data) => ofEngagement(data, 'engagement_due'),
  'commitment.breached': (data) => ofEngagement(data, 'engagement_late'),
  'commitment.lapsed': 'engagement_lapsed',
  'commitment.waived': 'engagement_skipped',
  'commitment.contested': (data) => onLedger(data, 'engagement_contested'),
  'commitment.excuse_contradicted': 'excuse_contradicted',
  'commitment.contest_settled': (data) => onLedger(data, 'engagement_settled'),
} as const satisfies Partial<Record<EventType, AccountEvent | ((data: ActEvent['data']) => AccountEvent | undefined)>>

/** That a session did not happen is told with the session. */
const onLedger = ({ about }: ActEvent['data'], word: AccountEvent) => (about === 'ledger' ? word : undefined)
/** A promise of a ticket is told with its ticket. */
const ofEngagement = ({ kind }: ActEvent['data'], word: AccountEvent) => (kind === 'engagement' ? word : undefined)

/** Whoever does these is told as well: what they did comes with an invitation for their calendar. */
const confirmed: ReadonlySet<string> = new Set(['engagement.booked', 'engagement.moved', 'engagement.cancelled'])

type NewsEvent = keyof typeof newsOf
export const accountNewsEvents = Object.keys(newsOf) as readonly NewsEvent[]

const isNewsEvent = (type: string): type is NewsEvent => Object.hasOwn(newsOf, type)

/** The policy's own word for what an event tells of an account; undefined for any other event. */
export function accountWordOf({ type, data }: Pick<ActEvent, 'type' | 'data'>): AccountEvent | undefined {
  if (!isNewsEvent(type)) return undefined
  const word = newsOf[type]
  return typeof word === 'function' ? word(data) : word
}

/** Somebody to tell of what happened to an account. */
export interface NewsFor {
  readonly personId: string
  readonly side: 'customer' | 'staff'
  readonly reason: ReturnType<typeof whoIsToldOfAccount>['result'][number]['reason']
}
export interface AccountNews {
  readonly kind: AccountEvent
  readonly policyVersion: string
  readonly facts: NoticeFacts
  readonly told: readonly NewsFor[]
}

/** Whom to tell of an event about an account; undefined for any other event. */
export function newsOfEvent(event: ActEvent, ground: Ground): AccountNews | undefined {
  const kind = accountWordOf(event)
  if (kind === undefined) return undefined
  const { result, policyVersion } = whoIsToldOfAccount({
    ...ground.peopleOf(event.account_id),
    policy: ground.policyOf(event.account_id),
    about: kind,
    ...(event.actor_id !== null && !confirmed.has(event.type) && { actorId: event.actor_id }),
    ...(typeof event.data.personId === 'string' && { subjectId: event.data.personId }),
    ...(typeof event.data.hostId === 'string' && { hostId: event.data.hostId }),
  })
  // what its event keeps among the staff, such as special terms before they are signed off, no customer is told
  const told = event.audience === 'staff' ? result.filter(({ side }) => side === 'staff') : result
  const { subject_type: type, subject_id: requestId } = event
  const facts = type === 'feature_request' ? { ...event.data, requestId } : event.data
  return { kind, policyVersion, facts, told }
}
