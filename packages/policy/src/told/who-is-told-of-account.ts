import type { Policy } from '../document/schema.ts'
import type { Decision } from '../reasons/types.ts'
import { type Named, name } from './customers-told.ts'
import { inSightOf, namedByRole, neverNobody } from './staff-told.ts'
import type { Recipient, ToldContact, ToldStaff } from './types.ts'
import { recipientsOf } from './who-is-told.ts'

type AccountRules = NonNullable<Policy['told']['account']>
/** What happened to an account, in the policy's own words for whom it tells (13.2). */
export type AccountEvent = keyof AccountRules['events']
type AccountWord = NonNullable<AccountRules['events'][AccountEvent]>['customer'][number]

export interface AccountToldQuestion {
  readonly policy: Policy
  readonly about: AccountEvent
  /** The contact whom it is about, where there is one. */
  readonly subjectId?: string | undefined
  /** The member of the staff whose session or action it is, where there is one. */
  readonly hostId?: string | undefined
  /** Who did it; nobody is told of their own act. */
  readonly actorId?: string | undefined
  /** Everyone with an open mandate for the account. */
  readonly contacts: readonly ToldContact[]
  readonly staff: readonly ToldStaff[]
  readonly account: { readonly tamId?: string | undefined; readonly managerId: string }
}

function contactsNamed({ contacts, subjectId }: AccountToldQuestion, word: AccountWord): readonly ToldContact[] {
  switch (word) {
    case 'subject':
      return contacts.filter(({ personId }) => personId === subjectId)
    case 'primary':
      return contacts.filter(({ isPrimary }) => isPrimary)
    case 'all_contacts':
      return contacts.filter(({ role }) => role === 'contact')
    case 'everyone':
      return contacts
  }
}

type StaffWord = NonNullable<AccountRules['events'][AccountEvent]>['staff'][number]
const staffNamed = ({ account, hostId }: AccountToldQuestion, word: StaffWord, inSight: readonly ToldStaff[]) =>
  word === 'host' ? inSight.filter(({ personId }) => personId === hostId) : namedByRole(account, word, inSight)

/** Only what somebody on the staff holds has a host: a contact's own action is told to nobody in her place. */
const mayBeNobody = ({ hostId }: AccountToldQuestion, words: readonly StaffWord[]): boolean =>
  words.every((word) => word === 'host' && hostId === undefined)

/**
 * Who must be told of what concerns the account and no ticket (policy 13.2). Absence makes no difference: it waits for
 * them. What the policy does not name is told to nobody.
 */
export function whoIsToldOfAccount(question: AccountToldQuestion): Decision<readonly Recipient[]> {
  const { policy, about, actorId } = question
  const rules = policy.told.account
  const list = rules?.events[about]
  if (!rules || !list) return { result: [], policyVersion: policy.version, clauses: [], reasons: [] }
  const { clause } = rules
  const customers: Named = new Map()
  for (const word of list.customer)
    for (const { personId } of contactsNamed(question, word)) name(customers, personId, word)
  const inSight = inSightOf(question.staff)
  const staff: Named = new Map()
  for (const word of list.staff)
    for (const { personId } of staffNamed(question, word, inSight)) name(staff, personId, word)
  const onStaff = new Set(question.staff.map(({ personId }) => personId))
  const told = [
    ...recipientsOf(customers, 'customer', clause).filter(({ personId }) => !onStaff.has(personId)),
    ...recipientsOf(mayBeNobody(question, list.staff) ? staff : neverNobody(staff, inSight), 'staff', clause),
  ].filter(({ personId }) => personId !== actorId)
  return { result: told, policyVersion: policy.version, clauses: [clause], reasons: told.map(({ reason }) => reason) }
}
