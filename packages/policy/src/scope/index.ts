export { askedAboutScope } from './asked-questions.ts'
export { decideScope } from './decide-scope.ts'
export { type Judged, judgeScope, knownScopeAnswers } from './judge-scope.ts'
export { sayScope, sayScopeValue } from './say-scope.ts'
export type {
  PlatformFact,
  ScopeAnswers,
  ScopeFacts,
  ScopeRules,
  ScopeStanding,
  ScopeVerdict,
  VersionFact,
} from './types.ts'
