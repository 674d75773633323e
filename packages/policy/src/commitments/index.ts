export { advance, instantFor, readHistory } from './advance.ts'
export { promiseWarnsAt } from './apply-answer.ts'
export { CommitmentError, type CommitmentErrorCode } from './commitment-error.ts'
export { type CountedBeside, countedBesideAttainment } from './counted-beside.ts'
export { countingCalendar, dueAfter, isPaused, spanOf, targetFor } from './counting.ts'
export type { Advance, FactOf, Happening, TicketFact } from './facts.ts'
export { nextTimerAt } from './fire-due.ts'
export { isAnswerOwed } from './ledger.ts'
export {
  type LifeRules,
  type LifeSituation,
  type LifeTimers,
  lifeTimers,
  nextLifeTimerAt,
  proposedUpdateAt,
  type Turn,
  type UpdateProposal,
  waitingOnUsSince,
} from './life-timers.ts'
export { type OrderConflict, type OwedTurn, orderConflict, type QueueNow } from './order-conflict.ts'
export { type Place, type Placed, placeChangesAt, placedAt, placeOf, places } from './places.ts'
export { proposedTurn } from './proposed-turn.ts'
export { isHigher } from './succeed-clock.ts'
export {
  type AfterContactMessage,
  afterContactMessage,
  type LifeActor,
  type LifeRefusal,
  type LifeVerdict,
  mayChangePriority,
  mayChangeStatus,
  mayPromiseUpdate,
  mayWritePublicly,
  type PromiseVerdict,
  type StatusChange,
} from './ticket-life.ts'
export * from './types.ts'
export { type ReadableClock, splitTime, supportTimeLeft, type TimeSplit, usedShare } from './used-share.ts'
