export { type AssessQuestion, assess } from './evaluation/assess.ts'
export type {
  Evaluation,
  Evidence,
  Gauge,
  RuleFault,
  RuleResult,
  RuleState,
  VersionSupport,
} from './evaluation/types.ts'
export { type ReconcileQuestion, reconcile } from './findings/reconcile.ts'
export { type SinceLastTime, sinceLastTime } from './findings/since-last-time.ts'
export {
  type Acceptance,
  type EarlierFinding,
  type FindingChange,
  type FindingState,
  findingChanges,
  findingStates,
  type NotRechecked,
  type ReconciledFinding,
} from './findings/types.ts'
export {
  type HealthFigure,
  type HealthLine,
  type HealthVerdict,
  type Percentile,
  percentileNames,
} from './health-check/types.ts'
export { bundleFormat, Manifest, manifestFile, snapshotFile } from './manifest.ts'
export { isOfProduct } from './of-product.ts'
export { documentLimits, type FieldFault } from './reading/plain-json.ts'
export { type ManifestReading, readManifest, readSnapshot, type SnapshotReading } from './reading/read-documents.ts'
export type { RuleProblem, RuleProblemCode } from './rule-sets/problems.ts'
export {
  type ReadRuleSetOptions,
  type RuleSetReading,
  type RuleSetRefusal,
  readRuleSet,
} from './rule-sets/read-rule-set.ts'
export {
  type Effort,
  efforts,
  type HealthLineRule,
  type Rule,
  type RuleGroup,
  RuleSet,
  ruleGroups,
  ruleSetFormat,
  type Scoring,
  type Severity,
  severities,
} from './rule-sets/rule-set.ts'
export { type PlacedRuleTests, type RuleTestsReading, readRuleTests } from './rule-tests/read-rule-tests.ts'
export { type RuleTestFault, type RuleTestRun, runRuleTests } from './rule-tests/run-rule-tests.ts'
export { type Scored, scoreOf, trendOf } from './score/score-of.ts'
export type { Score, ScoreAt, ScoreLevel, ScorePart, Sum, Trend } from './score/types.ts'
export { Snapshot, snapshotFormat } from './snapshot.ts'
