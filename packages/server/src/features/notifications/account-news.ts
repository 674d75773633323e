import type { EventType } from '@mainstay/contracts/events'
import { type AccountEvent, whoIsToldOfAccount } from '@mainstay/policy/told'
import type { Ctx } from '../../platform/ctx.ts'
import { policyForAccount } from '../policies/index.ts'
import { peopleOfAccount } from './people-of-account.ts'
import { type ActEvent, listAct, type NoticeFacts } from './queries.ts'

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
  'feature_request.moved_on': ({ status }: ActEvent['data']) => kindOfStatus[String(status)] ?? 'request_considered',
} as const satisfies Partial<Record<EventType, AccountEvent | ((data: ActEvent['data']) => AccountEvent)>>

type NewsEvent = keyof typeof newsOf
export const accountNewsEvents = Object.keys(newsOf) as readonly NewsEvent[]

export const isAccountNews = (type: string): type is NewsEvent => Object.hasOwn(newsOf, type)

/** Somebody to tell of what happened to an account. */
export interface NewsFor {
  readonly personId: string
  readonly side: 'customer' | 'staff'
  readonly reason: ReturnType<typeof whoIsToldOfAccount>['result'][number]['reason']
}
export interface AccountNews {
  readonly event: ActEvent
  readonly kind: AccountEvent
  readonly policyVersion: string
  readonly facts: NoticeFacts
  readonly told: readonly NewsFor[]
}

/** Whom to tell of an event about an account; undefined for any other event. */
export async function newsOfEvent(ctx: Ctx, accountId: string, eventId: string): Promise<AccountNews | undefined> {
  const event = (await listAct(ctx, accountId, eventId)).find(({ id }) => id === eventId)
  if (!event || !isAccountNews(event.type)) return undefined
  const word = newsOf[event.type]
  const kind = typeof word === 'function' ? word(event.data) : word
  const policy = await policyForAccount(ctx, accountId)
  const { result, policyVersion } = whoIsToldOfAccount({
    ...(await peopleOfAccount(ctx, accountId)),
    policy,
    about: kind,
    ...(event.actor_id !== null && { actorId: event.actor_id }),
    ...(typeof event.data.personId === 'string' && { subjectId: event.data.personId }),
  })
  // what its event keeps among the staff, such as special terms before they are signed off, no customer is told
  const told = event.audience === 'staff' ? result.filter(({ side }) => side === 'staff') : result
  const { subject_type: type, subject_id: requestId } = event
  const facts = type === 'feature_request' ? { ...event.data, requestId } : event.data
  return { event, kind, policyVersion, facts, told }
}
