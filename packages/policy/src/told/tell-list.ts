import type { Policy } from '../document/schema.ts'
import type { ToldOf } from './types.ts'

type Told = Policy['told']['events']['answered']
export type CustomerWord = Told['customer'][number]
export type StaffWord = Told['staff'][number]

export interface TellList {
  readonly clause: string
  readonly customer: readonly CustomerWord[]
  readonly staff: readonly StaffWord[]
}

/** Whom the policy names: its own lists for promises (3.8) and calls for attention (4.8), else the list of events (13.1). */
export function tellList({ commitments, told, life }: Policy, about: ToldOf): TellList {
  switch (about.of) {
    case 'warning': {
      const tell = warningsUpTo(commitments.warnings.at, about.percent)
      return { clause: commitments.warnings.clause, customer: [], staff: tell }
    }
    case 'breach':
      return breachList(commitments.breach)
    case 'attention_asked':
      return {
        clause: life.attention.clause,
        customer: told.events.attention_asked.customer,
        staff: life.attention.tell,
      }
    default:
      return { clause: told.clause, ...told.events[about.of] }
  }
}

/** What the customer does not see, she is not told of either. */
function breachList({ clause, tell, customerSees, tellCustomer }: Policy['commitments']['breach']): TellList {
  return { clause, customer: customerSees ? tellCustomer : [], staff: tell }
}

/** The list of the highest mark reached; a promise by hand may warn at marks of its own. */
function warningsUpTo(marks: Policy['commitments']['warnings']['at'], percent: number): readonly StaffWord[] {
  const reached = marks.filter((mark) => mark.percent <= percent).sort((a, b) => b.percent - a.percent)
  return reached[0]?.tell ?? ['assignee_or_queue']
}
