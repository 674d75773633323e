export {
  type AgendaFacts,
  type AgendaPart,
  type AgendaSection,
  agendaAsMarkdown,
  agendaParts,
  draftAgenda,
} from './draft-agenda.ts'
export { afterStep, isOver, type SessionStanding } from './life.ts'
export type { Nearest } from './nearest-time.ts'
export { type ProposedTimes, proposeTimes } from './propose-times.ts'
export type { TimesAsked } from './times-asked.ts'
export {
  type SessionKind,
  type SessionState,
  type SessionStep,
  sessionKinds,
  sessionStates,
  sessionSteps,
} from './types.ts'
