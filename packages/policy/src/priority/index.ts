export { type Answers, isAtLeastAsBad, nextQuestion, type PriorityQuestion } from './paths.ts'
export {
  type PriorityGuide,
  type PriorityRow,
  type PrioritySuggestion,
  priorityGuide,
  suggestPriority,
  type TicketKind,
} from './suggest-priority.ts'
export * from './types.ts'
