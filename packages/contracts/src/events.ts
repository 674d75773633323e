import { z } from 'zod'
import { Audience, Instant } from './shared.ts'

/** Every event: a fact of the past, ids and codes only. Additive changes keep the version; others add a new one beside. */
export const eventTypes = {
  'ticket.opened': { version: 1, audience: 'customer' },
  'ticket.replied': { version: 1, audience: 'customer' },
  'ticket.noted': { version: 1, audience: 'staff' },
  'ticket.priority_changed': { version: 1, audience: 'customer' },
  'ticket.status_changed': { version: 1, audience: 'customer' },
  'ticket.reopened': { version: 1, audience: 'customer' },
  'ticket.withdrawn': { version: 1, audience: 'customer' },
  'ticket.dissented': { version: 1, audience: 'customer' },
  'ticket.dissent_decided': { version: 1, audience: 'customer' },
  'ticket.attention_asked': { version: 1, audience: 'customer' },
  'ticket.attention_acknowledged': { version: 1, audience: 'customer' },
  'ticket.assigned': { version: 1, audience: 'customer' },
  'ticket.snoozed': { version: 1, audience: 'staff' },
  'ticket.followed_up': { version: 1, audience: 'customer' },
  'ticket.sight_changed': { version: 1, audience: 'customer' },
  'ticket.taken_over': { version: 1, audience: 'customer' },
  'ticket.kind_changed': { version: 1, audience: 'customer' },
  'ticket.workaround_given': { version: 1, audience: 'customer' },
  'ticket.reminded': { version: 1, audience: 'customer' },
  'message.withdrawn': { version: 1, audience: 'customer' },
  'note.withdrawn': { version: 1, audience: 'staff' },
  'file.withdrawn': { version: 1, audience: 'customer' },
  'commitment.started': { version: 1, audience: 'customer' },
  'commitment.warned': { version: 1, audience: 'staff' },
  'commitment.breached': { version: 1, audience: 'customer' },
  'commitment.met': { version: 1, audience: 'customer' },
  'commitment.met_late': { version: 1, audience: 'customer' },
  'commitment.superseded': { version: 1, audience: 'customer' },
  'commitment.cancelled': { version: 1, audience: 'customer' },
  'commitment.paused': { version: 1, audience: 'customer' },
  'commitment.resumed': { version: 1, audience: 'customer' },
  'commitment.terms_changed': { version: 1, audience: 'staff' },
  'queue.places_changed': { version: 1, audience: 'staff' },
  'account.created': { version: 1, audience: 'staff' },
  'account.changed': { version: 1, audience: 'staff' },
  'agreement.created': { version: 1, audience: 'customer' },
  'agreement.amended': { version: 1, audience: 'customer' },
  'agreement.grace_granted': { version: 1, audience: 'customer' },
  'agreement.ending': { version: 1, audience: 'customer' },
  'agreement.contacts_above': { version: 1, audience: 'customer' },
  'agreement.stay_ending': { version: 1, audience: 'customer' },
  'agreement.stay_chosen': { version: 1, audience: 'customer' },
  'contact.rested': { version: 1, audience: 'customer' },
  'account.joining_asked': { version: 1, audience: 'customer' },
  'account.joining_agreed': { version: 1, audience: 'customer' },
  'account.joined': { version: 1, audience: 'customer' },
  'account.joining_ended': { version: 1, audience: 'customer' },
  'contact.added': { version: 1, audience: 'customer' },
  'contact.changed': { version: 1, audience: 'customer' },
  'contact.ended': { version: 1, audience: 'customer' },
  'contact.primary_changed': { version: 1, audience: 'customer' },
  'contact.primary_moved': { version: 1, audience: 'customer' },
  'contact.primary_planned': { version: 1, audience: 'customer' },
  'contact.primary_plan_dropped': { version: 1, audience: 'customer' },
  'contact.deputy_named': { version: 1, audience: 'customer' },
  'feature_request.created': { version: 1, audience: 'staff' },
  'feature_request.changed': { version: 1, audience: 'staff' },
  'feature_request.status_changed': { version: 1, audience: 'staff' },
  'feature_request.placed': { version: 1, audience: 'staff' },
  'feature_request.noted': { version: 1, audience: 'staff' },
  'feature_request.argued': { version: 1, audience: 'staff' },
  'feature_request.argument_decided': { version: 1, audience: 'staff' },
  'feature_request.merged': { version: 1, audience: 'staff' },
  'feature_request.split': { version: 1, audience: 'staff' },
  'feature_request.move_undone': { version: 1, audience: 'staff' },
  'feature_request.asked': { version: 1, audience: 'customer' },
  'feature_request.shipped': { version: 1, audience: 'customer' },
  'training.recorded': { version: 1, audience: 'customer' },
  'training.handed_in': { version: 1, audience: 'customer' },
  'training.decided': { version: 1, audience: 'customer' },
  'environment.added': { version: 1, audience: 'customer' },
  'held_request.received': { version: 1, audience: 'staff' },
  'held_request.held': { version: 1, audience: 'customer' },
  'held_request.unplaced': { version: 1, audience: 'staff' },
  'held_request.seen': { version: 1, audience: 'customer' },
  'held_request.unseen': { version: 1, audience: 'staff' },
  'held_request.adopted': { version: 1, audience: 'customer' },
  'held_request.declined': { version: 1, audience: 'customer' },
  'held_request.closed': { version: 1, audience: 'staff' },
  'mail_domain.claimed': { version: 1, audience: 'customer' },
  'mail_domain.proved': { version: 1, audience: 'customer' },
  'mail_domain.released': { version: 1, audience: 'customer' },
  'import.done': { version: 1, audience: 'staff' },
  'staff.added': { version: 1, audience: 'staff' },
  'staff.changed': { version: 1, audience: 'staff' },
  'staff.read_much': { version: 1, audience: 'staff' },
  'staff.ended': { version: 1, audience: 'staff' },
  'portal.changed': { version: 1, audience: 'customer' },
  'portal.host_added': { version: 1, audience: 'staff' },
  'portal.host_proved': { version: 1, audience: 'staff' },
  'portal.host_removed': { version: 1, audience: 'staff' },
  'template.created': { version: 1, audience: 'staff' },
  'template.changed': { version: 1, audience: 'staff' },
  'template.removed': { version: 1, audience: 'staff' },
  'policy.published': { version: 1, audience: 'customer' },
  'person.signed_in': { version: 1, audience: 'staff' },
  'person.credentials_changed': { version: 1, audience: 'staff' },
  'invitation.sent': { version: 1, audience: 'customer' },
  'invitation.withdrawn': { version: 1, audience: 'customer' },
  'invitation.accepted': { version: 1, audience: 'customer' },
  'settings.changed': { version: 1, audience: 'staff' },
  'api_key.created': { version: 1, audience: 'staff' },
  'api_key.revoked': { version: 1, audience: 'staff' },
  'viewing.started': { version: 1, audience: 'staff' },
  'viewing.ended': { version: 1, audience: 'staff' },
  'identity_provider.connected': { version: 1, audience: 'staff' },
  'identity_provider.changed': { version: 1, audience: 'staff' },
  'identity_provider.removed': { version: 1, audience: 'staff' },
  'identity.connected': { version: 1, audience: 'staff' },
  'identity.disconnected': { version: 1, audience: 'staff' },
  'clock.frozen': { version: 1, audience: 'staff' },
  'clock.thawed': { version: 1, audience: 'staff' },
  'letter.asked': { version: 1, audience: 'staff' },
  'mail.bounced': { version: 1, audience: 'staff' },
  'address.cleared': { version: 1, audience: 'staff' },
  'desk.set_up': { version: 1, audience: 'staff' },
} as const satisfies Readonly<Record<string, { readonly version: number; readonly audience: 'customer' | 'staff' }>>

export type EventType = keyof typeof eventTypes
const names = Object.keys(eventTypes) as [EventType, ...EventType[]]

/** The envelope as it travels over SSE and, later, hooks. Ids are TypeIDs on the wire, uuids inside. */
export const EventEnvelope = z.object({
  id: z.string(),
  type: z.enum(names),
  version: z.number().int(),
  accountId: z.string().nullable(),
  accountSeq: z.number().int(),
  subject: z.object({ type: z.string(), id: z.string() }),
  actor: z.object({ type: z.enum(['person', 'robot', 'system']), id: z.string().nullable() }),
  audience: Audience,
  at: Instant,
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type EventEnvelope = z.infer<typeof EventEnvelope>

type Value = string | number | boolean | null
/** What a use case publishes; the unit of work adds id, sequence, actor, version and time. */
export interface NewEvent {
  readonly type: EventType
  /** Absent for facts about no account (staff, policy, clock). */
  readonly accountId?: string
  readonly subject: { readonly type: string; readonly id: string }
  /** Narrows the type's own audience to staff; never widens it. */
  readonly audience?: 'staff'
  /** Ids, codes and numbers only; never text, names or addresses. */
  readonly data?: Readonly<Record<string, Value>>
  /** What the audit log keeps beside: salted hashes stand for free text. */
  readonly texts?: Readonly<Record<string, string>>
}
/** An event inside the transaction: ids are uuids, time is epoch ms. */
export interface DomainEvent extends NewEvent {
  readonly id: string
  readonly version: number
  readonly at: number
  readonly actor: { readonly type: 'person' | 'robot' | 'system'; readonly id: string | null }
}

/** The prefix of an id as it travels, by what events and audit entries call the thing it belongs to. */
export const idPrefixes: Readonly<Record<string, string>> = {
  ticket: 'tkt',
  message: 'msg',
  note: 'note',
  change: 'chg',
  commitment: 'com',
  account: 'acc',
  agreement: 'agr',
  amendment: 'amd',
  stay: 'sty',
  joining: 'joi',
  contact: 'man',
  mandate: 'man',
  primary_change: 'pch',
  person: 'per',
  assignee: 'per',
  staff: 'per',
  environment: 'env',
  training: 'trn',
  feature_request: 'req',
  ask: 'ask',
  advocacy: 'adv',
  file: 'file',
  api_key: 'key',
  product: 'prd',
  template: 'tpl',
  delivery: 'dlv',
  viewing: 'view',
  held_request: 'hrq',
  mail_domain: 'mdm',
  import: 'imp',
  identity_provider: 'idp',
  identity: 'idn',
  portal_host: 'hst',
  portal_logo: 'lgo',
  invitation: 'inv',
}
