import type { Returned } from '../data/index.ts'

export type Assessment = Returned<'GET /assessments/:assessmentId'>
export type DraftFinding = Assessment['findings'][number]
export type ReportBody = Assessment['preview']
export type Report = Returned<'GET /assessment-reports/:reportId'>
export type ReportFinding = ReportBody['findings'][number]
export type Measure = ReportBody['health'][number]
export type Finding = Returned<'GET /accounts/:accountId/findings'>['items'][number]
export type Bundle = Returned<'GET /accounts/:accountId/bundles'>['items'][number]
export type Severity = ReportFinding['severity']
export type Group = ReportFinding['group']
/** What is said of a finding wherever it stands. */
export type SaidOfFinding = Pick<
  ReportFinding,
  | 'number'
  | 'severity'
  | 'group'
  | 'title'
  | 'why'
  | 'recommendation'
  | 'effort'
  | 'source'
  | 'evidence'
  | 'owner'
  | 'dueOn'
>
