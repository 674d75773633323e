import { isOver, type SuccessState } from './item-states.ts'

interface Dated {
  readonly state: SuccessState
  /** Civil date, the last day on which it is in time. */
  readonly dueOn: string | null
}
/** Whether it should have been done by now: its day is over and it is not. */
export const isOverdue = ({ state, dueOn }: Dated, today: string): boolean =>
  dueOn !== null && dueOn < today && !isOver(state)
