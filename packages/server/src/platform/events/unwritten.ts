import { createHash } from 'node:crypto'
import type { DomainEvent } from '@mainstay/contracts/events'
import type { InstantMs } from '@mainstay/policy'
import type { AuditNote, Principal } from '../ctx.ts'
import type { RandomBytes } from '../ids/uuid-v7.ts'
import type { AuditEntry } from './audit-chain.ts'

/** The account of facts about no account: staff, policy, clock. */
export const deskAccountId = '00000000-0000-0000-0000-000000000000'

/** What a transaction has to write before it commits. */
export interface Unwritten {
  readonly events: readonly DomainEvent[]
  readonly entries: readonly Omit<AuditEntry, 'seq'>[]
}

/** Who did it, as events and audit say it. */
export function actorOf(principal: Principal): DomainEvent['actor'] {
  if (principal.actor.kind === 'robot') return { type: 'robot', id: principal.actor.keyId }
  if (principal.role === 'desk_customer' && principal.viewing) return { type: 'person', id: principal.viewing.staffId }
  if ('personId' in principal) return { type: 'person', id: principal.personId }
  return { type: 'system', id: null }
}

/** Each event leaves one audit entry. Free text is kept as a salted hash only. */
export function entryOfEvent(event: DomainEvent, id: string, random: RandomBytes): Omit<AuditEntry, 'seq'> {
  return {
    accountId: event.accountId ?? deskAccountId,
    id,
    at: event.at,
    actor: event.actor,
    action: event.type,
    subject: event.subject,
    eventId: event.id,
    facts: event.data ?? {},
    texts: Object.fromEntries(Object.entries(event.texts ?? {}).map(([key, text]) => [key, saltedHash(text, random)])),
  }
}

/** What happened without an event: a read, a sign-in, a refusal. */
export function entryOfNote(
  note: AuditNote,
  made: { readonly id: string; readonly at: InstantMs; readonly actor: DomainEvent['actor'] },
): Omit<AuditEntry, 'seq'> {
  const { action, subject, facts = {}, accountId = deskAccountId } = note
  return { accountId, ...made, action, subject, eventId: null, facts, texts: {} }
}

/** `salt:sha256(salt || text)` in hex: proves a text that is shown, tells nothing about one that is erased. */
function saltedHash(text: string, random: RandomBytes): string {
  const salt = Buffer.from(random(16))
  return `${salt.toString('hex')}:${createHash('sha256').update(salt).update(text).digest('hex')}`
}
