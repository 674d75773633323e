export { askedAboutScope } from './asked-questions.ts'
export { decideScope } from './decide-scope.ts'
export { sayScope } from './say-scope.ts'
export type {
  PlatformFact,
  ScopeAnswers,
  ScopeCase,
  ScopeFacts,
  ScopeStanding,
  ScopeVerdict,
  VersionFact,
} from './types.ts'
