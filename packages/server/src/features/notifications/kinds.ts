import type { EventType } from '@mainstay/contracts/events'
import type { Policy } from '@mainstay/policy/document'
import type { ToldOf } from '@mainstay/policy/told'
import type { ActEvent } from './queries.ts'

/** Most telling first: of one act each person is told once, by the first of these that concerns them. */
export const kindsInOrder = [
  'not_in_force',
  'ticket_opened_urgent',
  'ticket_opened',
  'breached',
  'warned',
  'attention_asked',
  'attention_acknowledged',
  'disagreed',
  'dissent_decided',
  'closed',
  'fixed_in',
  'resolved',
  'closing_soon',
  'reminder',
  'workaround_given',
  'your_turn',
  'priority_changed',
  'reopened',
  'contact_wrote',
  'answered',
  'taken_over',
  'not_solved',
  'mail_bounced',
] as const
export type Kind = (typeof kindsInOrder)[number]

/** One thing to tell, whom the policy tells of it, and by whose lists. */
export interface Telling {
  readonly kind: Kind
  readonly about: ToldOf
  /** Only one side's list counts. */
  readonly only?: 'customer' | 'staff'
}

/** Events that tell somebody something. */
export const tellingEvents = [
  'ticket.opened',
  'ticket.replied',
  'ticket.priority_changed',
  'ticket.status_changed',
  'ticket.reopened',
  'ticket.withdrawn',
  'ticket.dissented',
  'ticket.dissent_decided',
  'ticket.attention_asked',
  'ticket.attention_acknowledged',
  'ticket.workaround_given',
  'ticket.reminded',
  'ticket.fixed_in',
  'ticket.taken_over',
  'ticket.solved_said',
  'commitment.warned',
  'commitment.breached',
  'mail.bounced',
] as const satisfies readonly EventType[]

/** What an event has to tell. A note tells nobody: it is not among these events. */
export function tellingsOf({ type, data }: ActEvent, { told }: Policy): readonly Telling[] {
  switch (type as EventType) {
    case 'ticket.opened':
      return tellingsOfOpening(data, told)
    case 'ticket.replied':
      return [plain(data.side === 'customer' ? 'contact_wrote' : 'answered')]
    case 'ticket.priority_changed':
      return [plain('priority_changed')]
    case 'ticket.status_changed':
      return tellingsOfStatus(data)
    case 'ticket.reopened':
      return [plain('reopened')]
    case 'ticket.withdrawn':
      return [plain('closed')]
    case 'ticket.dissented':
      return [plain('disagreed')]
    case 'ticket.dissent_decided':
      return [{ kind: 'dissent_decided', about: { of: 'disagreed' }, only: 'customer' }]
    case 'ticket.attention_asked':
      return [plain('attention_asked')]
    case 'ticket.attention_acknowledged':
      return [{ kind: 'attention_acknowledged', about: { of: 'attention_asked' }, only: 'customer' }]
    case 'ticket.workaround_given':
      return [plain('workaround_given')]
    case 'ticket.reminded':
      return [plain(data.step === 'closing_soon' ? 'closing_soon' : 'reminder')]
    case 'ticket.fixed_in':
      return [plain('fixed_in')]
    case 'ticket.taken_over':
      return [plain('taken_over')]
    case 'ticket.solved_said':
      return data.answer === 'yes' || data.answer === data.was ? [] : [{ ...plain('not_solved'), only: 'staff' }]
    case 'commitment.warned':
      return [{ kind: 'warned', about: { of: 'warning', percent: percentOf(data.share) } }]
    case 'commitment.breached':
      return [{ kind: 'breached', about: { of: 'breach' } }]
    case 'mail.bounced':
      return [{ ...plain('mail_bounced'), only: 'staff' }]
    default:
      return []
  }
}

function tellingsOfOpening(data: ActEvent['data'], { urgent }: Policy['told']): readonly Telling[] {
  const isUrgent = urgent.some((priority) => priority === data.priority)
  const opened = isUrgent ? plain('ticket_opened_urgent') : plain('ticket_opened')
  const recorded = data.promised === false ? [plain('not_in_force')] : []
  // a letter to somebody by name reaches them as what a contact wrote
  const isLetter = typeof data.for === 'string' && !isUrgent
  if (!isLetter) return [...recorded, opened]
  return [...recorded, { ...plain('contact_wrote'), only: 'staff' }, { ...opened, only: 'customer' }]
}

const plain = (kind: Kind & Extract<ToldOf, { of: unknown }>['of']): Telling => ({
  kind,
  about: { of: kind } as ToldOf,
})

function tellingsOfStatus({ to, side }: ActEvent['data']): readonly Telling[] {
  if (to === 'waiting') return side === 'staff' ? [plain('your_turn')] : []
  if (to === 'resolved') return [plain('resolved')]
  if (to === 'closed') return [plain('closed')]
  return []
}

/** A share is kept as a fraction or in percent; a mark is never below one percent. */
export function percentOf(share: ActEvent['data'][string] | undefined): number {
  if (typeof share !== 'number') return 0
  return Math.round(share <= 1 ? share * 100 : share)
}
