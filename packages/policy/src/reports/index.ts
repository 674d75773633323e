export { answerTime } from './answer-time.ts'
export { changesBetween, type RowChange, type RowVersion } from './changes.ts'
export {
  belongs,
  type Cut,
  countOf,
  cutOf,
  type FigureFamily,
  type FigureKey,
  figureKeys,
  type Narrowing,
  narrowings,
} from './figures.ts'
export { type CoverageSpan, openHours, type PlanHours } from './open-hours.ts'
export {
  isPeriod,
  kindOfPeriod,
  longestDays,
  monthsIn,
  monthsUpTo,
  type NamedPeriod,
  type Period,
  quartersUpTo,
  reportNumber,
} from './periods.ts'
export {
  type Cell,
  type Outcome,
  outcomeOfState,
  outcomes,
  type RowFacts,
  type RowMark,
  type RowSubject,
  rowMarks,
  rowSubjects,
} from './row-facts.ts'
export { firstLateStep, percentileOf, percentiles, shareSteps, stepOf } from './shares.ts'
export { shareOf, type Tally, tallyOf } from './tally.ts'
