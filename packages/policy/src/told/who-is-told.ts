import type { Decision, Reason } from '../reasons/types.ts'
import { customersTold, type Named } from './customers-told.ts'
import { staffTold } from './staff-told.ts'
import { tellList } from './tell-list.ts'
import type { Recipient, ToldQuestion } from './types.ts'

/** Named people as recipients, each with the reason by its clause. */
export const recipientsOf = (named: Named, side: Recipient['side'], clause: string): readonly Recipient[] =>
  [...named].map(([personId, words]) => {
    const because = [...words]
    return { personId, side, because, reason: { code: 'told', clause, facts: { because } } }
  })

/** One list of reasons for all of them: there each names its person. */
const reasonOf = ({ personId, reason }: Recipient): Reason => ({ ...reason, facts: { personId, ...reason.facts } })

/**
 * Who must be told of what happened to a ticket, and by which clause. Nobody is told of their own act; nobody twice;
 * what only staff may know reaches staff alone; whoever is on the staff is told as staff.
 */
export function whoIsTold(question: ToldQuestion): Decision<readonly Recipient[]> {
  const { policy, about, audience, actorId } = question
  const list = tellList(policy, about)
  const staff = recipientsOf(staffTold(question, list.staff), 'staff', list.clause)
  const onStaff = new Set(question.staff.map(({ personId }) => personId))
  const customers =
    audience === 'staff'
      ? []
      : recipientsOf(customersTold(question, list.customer), 'customer', list.clause).filter(
          ({ personId }) => !onStaff.has(personId),
        )
  const others = ({ personId }: Recipient): boolean => personId !== actorId
  const [customersLeft, staffLeft] = [customers.filter(others), staff.filter(others)]
  return {
    result: [...customersLeft, ...staffLeft],
    policyVersion: policy.version,
    clauses: [list.clause],
    reasons: customersLeft.map(reasonOf),
    staffReasons: staffLeft.map(reasonOf),
  }
}
