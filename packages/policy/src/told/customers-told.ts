import type { CustomerWord } from './tell-list.ts'
import type { ToldContact, ToldQuestion } from './types.ts'

/** People with the words that name them, in the order first named. */
export type Named = Map<string, Set<string>>

/** Adds a person to those who are told, with one more word for why. */
export function name(named: Named, personId: string, because: string): void {
  named.set(personId, (named.get(personId) ?? new Set<string>()).add(because))
}

/** A private ticket is known to its opener and the primary alone on the customer's side. */
const maySee = ({ ticket }: ToldQuestion, contact: ToldContact): boolean =>
  ticket.sight === 'team' || contact.personId === ticket.openedBy || contact.isPrimary

const writes = ({ role }: ToldContact): boolean => role === 'contact'
const isAway = ({ at }: ToldQuestion, { awayUntil }: ToldContact): boolean => awayUntil !== undefined && awayUntil > at

function contactsNamed(question: ToldQuestion, word: CustomerWord): readonly ToldContact[] {
  const { contacts, followers, ticket, policy } = question
  switch (word) {
    case 'opener':
      return contacts.filter(({ personId }) => personId === ticket.openedBy)
    case 'previous_opener':
      return contacts.filter(({ personId }) => personId === ticket.previousOpener)
    case 'followers':
      return contacts.filter(({ personId }) => followers.includes(personId))
    case 'urgent_contacts':
      return policy.told.urgent.includes(ticket.priority)
        ? contacts.filter((contact) => writes(contact) && contact.urgentOff !== true)
        : []
    case 'all_contacts':
      return contacts.filter(writes)
    case 'primary':
      return contacts.filter(({ isPrimary }) => isPrimary)
  }
}

/**
 * Who of the customer's side is told. A mandate that ended hands its tickets to the primary; whoever opened the ticket
 * and is away is stood in for by the other contacts; others who are away are left in peace, unless nobody else is left.
 */
export function customersTold(question: ToldQuestion, words: readonly CustomerWord[]): Named {
  const named: Named = new Map()
  for (const word of words) {
    for (const { personId } of contactsNamed(question, word)) name(named, personId, word)
  }
  const { contacts, ticket } = question
  const opener = contacts.find(({ personId }) => personId === ticket.openedBy)
  if (words.includes('opener') && !opener) {
    for (const { personId } of contactsNamed(question, 'primary')) name(named, personId, 'instead_of_ended')
  }
  for (const contact of contacts) if (!maySee(question, contact)) named.delete(contact.personId)
  return standIn(question, named)
}

function standIn(question: ToldQuestion, named: Named): Named {
  const { contacts, ticket } = question
  const away = contacts.filter((contact) => named.has(contact.personId) && isAway(question, contact))
  if (away.length === 0) return named
  const told: Named = new Map([...named].filter(([id]) => !away.some(({ personId }) => personId === id)))
  const others = contacts.filter((one) => writes(one) && maySee(question, one) && !isAway(question, one))
  if (away.some(({ personId }) => personId === ticket.openedBy) || told.size === 0) {
    for (const { personId } of others) name(told, personId, 'instead_of_away')
  }
  return told.size > 0 ? told : named
}
