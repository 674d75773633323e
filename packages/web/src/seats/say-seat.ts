import { formatDay } from '../ui/time/format-moment.ts'
import { t } from './seats-text.ts'
import { type Contact, type Contacts, seatOf, type Training, type TrainingRecord } from './use-seats.ts'

/** "technical contact, seat 3 of 4": what a place on the team is called. */
export function saySeat(contacts: Contacts, contact: Contact): string {
  if (contact.role === 'observer') return t(contact.isJoined ? 'seat.joined' : 'seat.observer')
  const { of } = contacts.seats
  if (of === null) return t(contact.isPrimary ? 'seat.primary_open' : 'seat.contact_open')
  const seat = seatOf(contacts, contact)
  if (seat > of) return t('seat.above', { of })
  return t(contact.isPrimary ? 'seat.primary' : 'seat.contact', { seat, of })
}

/** Where an end is planned: the last day that counts, by the clock where they are. */
export const sayPlannedEnd = ({ endsAt, zone }: Pick<Contact, 'endsAt' | 'zone'>): string | undefined =>
  endsAt === null ? undefined : formatDay(Date.parse(endsAt) - 1, zone, true)

/** A civil date in the reader's language. */
export const sayDate = (date: string): string => formatDay(Date.parse(`${date}T12:00:00Z`), 'UTC', true)

/** The last day of what ends, exclusively, on a date. */
export const sayLastDay = (date: string): string => formatDay(Date.parse(`${date}T12:00:00Z`) - 86_400_000, 'UTC', true)

export interface TrainingSaid {
  /** The state in a few words; undefined for who only reads. */
  readonly state: string | undefined
  readonly isMissing: boolean
  /** What the lack of it means, where it is a condition. */
  readonly means: string | undefined
  readonly waiting: readonly TrainingRecord[]
  /** The latest refusal, while nothing newer came. */
  readonly declined: TrainingRecord | undefined
}

const listOf = (parts: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(parts)

/** What is to be said of somebody's training; undefined while it is not known or nothing is asked of them. */
export function sayTraining(
  training: Training | undefined,
  contact: Contact,
  reader: 'customer' | 'staff' = 'customer',
): TrainingSaid | undefined {
  const own = training?.contacts.find(({ contactId }) => contactId === contact.id)
  if (training === undefined || own === undefined) return undefined
  const isRequired = training.asked.is === 'require'
  const isMissing = own.missing.length > 0
  const newest = own.records.toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))[0]
  return {
    isMissing,
    state: isMissing
      ? t(isRequired || reader === 'staff' ? 'training.missing' : 'training.advised', { missing: listOf(own.missing) })
      : sayHeld(own.standing),
    means:
      isMissing && isRequired ? t('training.required', { priorities: listOf(training.asked.neededFor) }) : undefined,
    waiting: own.records.filter(({ state }) => state === 'waiting'),
    declined: newest?.state === 'declined' ? newest : undefined,
  }
}

function sayHeld(standing: Training['contacts'][number]['standing']): string | undefined {
  const [first] = standing.toSorted((a, b) => (a.expiresOn ?? '9').localeCompare(b.expiresOn ?? '9'))
  if (!first?.completedOn) return undefined
  const date = sayDate(first.completedOn)
  return first.expiresOn === null
    ? t('training.held', { date })
    : t('training.held_until', { date, until: sayLastDay(first.expiresOn) })
}
