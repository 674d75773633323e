import { type Named, name } from './customers-told.ts'
import type { StaffWord } from './tell-list.ts'
import type { ToldQuestion, ToldStaff } from './types.ts'

/** Those who work the queue; where nobody is an engineer, the leads. */
function queueOf(staff: readonly ToldStaff[]): readonly ToldStaff[] {
  const engineers = staff.filter(({ roles }) => roles.includes('engineer'))
  return engineers.length > 0 ? engineers : staff.filter(({ isLeadOnDuty }) => isLeadOnDuty)
}

/** Those whom a word names by what they are here, whatever the ticket; `assignee_or_queue` without one is the queue. */
export function namedByRole(
  account: ToldQuestion['account'],
  word: StaffWord,
  staff: readonly ToldStaff[],
): readonly ToldStaff[] {
  const byId = (id: string | undefined): readonly ToldStaff[] => staff.filter(({ personId }) => personId === id)
  switch (word) {
    case 'assignee_or_queue':
      return queueOf(staff)
    case 'lead_on_duty':
      return staff.filter(({ isLeadOnDuty }) => isLeadOnDuty)
    case 'head_of_support':
      return staff.filter(({ isHeadOfSupport }) => isHeadOfSupport)
    case 'account_tam':
    case 'urgent_tam':
      return byId(account.tamId)
    case 'account_manager':
      return byId(account.managerId)
    case 'all_engineers':
      return staff.filter(({ roles }) => roles.includes('engineer'))
  }
}

function staffNamed({ ticket, account, policy }: ToldQuestion, word: StaffWord, staff: readonly ToldStaff[]) {
  if (word === 'urgent_tam' && !policy.told.urgent.includes(ticket.priority)) return []
  const assignee = word === 'assignee_or_queue' ? staff.filter(({ personId }) => personId === ticket.assigneeId) : []
  return assignee.length > 0 ? assignee : namedByRole(account, word, staff)
}

/** Staff who see the account and have something to do: nobody else is ever told of it. */
export const inSightOf = (staff: readonly ToldStaff[]): readonly ToldStaff[] =>
  staff.filter(({ seesAccount, roles }) => seesAccount && roles.length > 0)

/** Where nobody answers to the names: a lead on duty, else a head of support. */
export function neverNobody(named: Named, inSight: readonly ToldStaff[]): Named {
  if (named.size > 0) return named
  const leads = inSight.filter(({ isLeadOnDuty }) => isLeadOnDuty)
  const standIns = leads.length > 0 ? leads : inSight.filter(({ isHeadOfSupport }) => isHeadOfSupport)
  for (const { personId } of standIns) name(named, personId, 'instead_of_nobody')
  return named
}

/**
 * Who on the staff is told: only those with the account in sight. Where the policy names somebody and nobody answers to
 * the name, a lead on duty is told, else a head of support: never nobody.
 */
export function staffTold(question: ToldQuestion, words: readonly StaffWord[]): Named {
  const inSight = inSightOf(question.staff)
  const named: Named = new Map()
  for (const word of words) for (const { personId } of staffNamed(question, word, inSight)) name(named, personId, word)
  return words.length === 0 ? named : neverNobody(named, inSight)
}
