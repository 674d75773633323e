import { figureKeys, outcomes, rowMarks, rowSubjects } from '@mainstay/policy/reports'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Excused } from './excuses.ts'
import {
  AccountId,
  AccountRef,
  CivilDate,
  Instant,
  line,
  PersonRef,
  Priority,
  page,
  pageQuery,
  ServiceReportId,
  TicketId,
  text,
  Zone,
} from './shared.ts'

export const FigureKey = z.enum(figureKeys as [(typeof figureKeys)[number], ...(typeof figureKeys)[number][]])
const Outcome = z.enum(outcomes)

const count = z.number().int()
/** What became of promises; `made` is the sum of all but `excused`, which stay late or missed. */
export const Tally = z.object({
  made: count,
  kept: count,
  late: count,
  missed: count,
  running: count,
  replaced: count,
  withdrawn: count,
  skipped: count,
  notTakenUp: count,
  excused: count,
  /** Per cent kept of what was kept, late or missed; never rounded up. */
  share: z.number().nullable(),
})
export type Tally = z.infer<typeof Tally>

/** Nearest rank, in ms: each is a time that some answer took. */
const Percentiles = z.object({ p50: z.number(), p90: z.number(), p99: z.number(), longest: z.number() })
/** How long answers took at a priority: in the open time that the promise counts, and on the wall. */
export const AnswerTimes = z.object({
  priority: Priority,
  answers: count,
  /** Null where no answer’s open time is known. */
  open: Percentiles.nullable(),
  wall: Percentiles,
  /** The commonest target among them, as the policy writes it, and its length in open time. */
  target: z.string().nullable(),
  targetMs: z.number().nullable(),
  /** Answers by the share of their target that they took; the last step is open. */
  steps: z.array(z.object({ step: z.number().int(), upTo: z.number().nullable(), count })),
})
export type AnswerTimes = z.infer<typeof AnswerTimes>
const Named = z.object({ value: z.string(), name: z.string(), count })

/** The figures of a service report. Each opens its rows by the key of `figure` that it is named after. */
export const ServiceFigures = z.object({
  promises: Tally,
  responses: Tally,
  byPriority: z.array(Tally.extend({ priority: Priority })),
  byHand: Tally,
  engagements: Tally,
  byEngagement: z.array(Tally.extend({ what: z.string() })),
  months: z.array(z.object({ month: z.string(), tickets: count, responses: Tally, engagements: Tally })),
  /** Promises on tickets that only their opener and the primary see: counted apart, for whoever sees them; else null. */
  privately: z.object({ made: count, late: count }).nullable(),
  times: z.array(AnswerTimes),
  tickets: z.object({
    opened: count,
    byVersion: z.array(Named),
    byArea: z.array(Named),
    byKind: z.array(Named),
  }),
  requestsShipped: count,
  findingsClosed: count,
  coverage: z.array(z.object({ plan: z.string(), planTitle: z.string(), hours: z.number(), isAlways: z.boolean() })),
  beside: z.object({
    silent: count,
    silentAfterDays: z.number().int(),
    loweredLate: count,
    cancelledByStaff: count,
    notSolved: count,
    reopened: count,
    installationsBehind: count,
    /** Days between the release that runs and the newest one, of whichever is furthest behind. */
    mostDaysBehind: count.nullable(),
    /** What contacts said of tickets that were closed. */
    solved: z.object({ yes: count, partly: count, no: count }),
  }),
})
export type ServiceFigures = z.infer<typeof ServiceFigures>

/** A row behind a figure: what it is about, and how it stood. */
export const ReportRow = z.object({
  subject: z.enum(rowSubjects),
  id: z.string(),
  account: AccountRef,
  /** `subject` is null where it is withheld. */
  ticket: z.object({ id: TicketId, number: z.string(), subject: z.string().nullable() }).nullable(),
  /** What a request, an installation or a finding is called. */
  title: z.string().nullable(),
  what: z.string().nullable(),
  source: z.string().nullable(),
  outcome: Outcome.nullable(),
  marks: z.array(z.enum(rowMarks)),
  priority: Priority.nullable(),
  plan: z.string().nullable(),
  version: z.string().nullable(),
  area: z.string().nullable(),
  /** When a promise fell due, a ticket was opened, a request shipped. */
  at: Instant,
  startedAt: Instant.nullable(),
  metAt: Instant.nullable(),
  /** Open time that the answer took, and may take, in ms. */
  usedMs: z.number().nullable(),
  spanMs: z.number().nullable(),
  /** As the policy writes it; of an installation the newest release there is. */
  target: z.string().nullable(),
  /** Why it was late, as a lead says it; it stays late. */
  excused: Excused.nullable(),
  /** Days of silence, or behind the newest release. */
  days: z.number().int().nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>

const ReportChange = z.object({
  what: z.enum(['added', 'gone', 'outcome', 'excused', 'excuse_gone']),
  subject: z.enum(rowSubjects),
  id: z.string(),
  ticket: z.object({ id: TicketId, number: z.string(), subject: z.string().nullable() }).nullable(),
  title: z.string().nullable(),
  before: Outcome.nullable(),
  after: Outcome.nullable(),
})
const ReportPeriod = z.object({
  from: CivilDate,
  /** Exclusive. */
  until: CivilDate,
  zone: Zone,
  kind: z.enum(['month', 'quarter', 'free']),
})
/** A report as both sides read it: of an issued one as it was, else as of now. */
export const ServiceReport = z.object({
  id: ServiceReportId.nullable(),
  account: AccountRef,
  state: z.enum(['running', 'draft', 'issued']),
  number: z.string().nullable(),
  reportVersion: z.number().int().nullable(),
  period: ReportPeriod,
  /** The figures stand as they were known then. */
  asOf: Instant,
  issuedAt: Instant.nullable(),
  issuedBy: PersonRef.nullable(),
  planTitle: z.string().nullable(),
  policyTitle: z.string(),
  policyVersion: z.string(),
  orderForm: z.string().nullable(),
  summary: z.string().nullable(),
  figures: ServiceFigures,
  /** What is other than in the version before. */
  changes: z.array(ReportChange),
  /** The version before and the one after, where they were issued. */
  before: z.object({ id: ServiceReportId, number: z.string() }).nullable(),
  after: z.object({ id: ServiceReportId, number: z.string() }).nullable(),
  version: z.number().int().nullable(),
})
export type ServiceReport = z.infer<typeof ServiceReport>

export const ServiceReportLine = z.object({
  id: ServiceReportId,
  account: AccountRef,
  state: z.enum(['draft', 'issued']),
  number: z.string().nullable(),
  reportVersion: z.number().int(),
  period: ReportPeriod,
  at: Instant,
  by: PersonRef.nullable(),
  /** Of an issued one: promises made and late or missed. */
  made: count.nullable(),
  late: count.nullable(),
  isLatest: z.boolean(),
})
export type ServiceReportLine = z.infer<typeof ServiceReportLine>

const tag = 'Reports'
const ofAccount = z.object({ accountId: AccountId })
const ofReport = z.object({ reportId: ServiceReportId })
const period = { from: CivilDate, until: CivilDate.meta({ description: 'Exclusive' }) }
const narrowed = {
  priority: Priority.optional(),
  plan: line(80).optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  what: line(80).optional(),
  version: line(80).optional(),
  area: line(200).optional(),
  bucket: z.coerce.number().int().min(0).max(40).optional().meta({ description: 'A step of the answer times' }),
}
const opening = { figure: FigureKey, ...narrowed, ...pageQuery }

export const getServiceReportEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/service-report',
  summary: 'The figures of a period as of now: the same for both sides, every day',
  tag,
  door: 'signed_in',
  params: ofAccount,
  query: z.strictObject(period),
  returns: ServiceReport,
  refuses: ['account.not_found', 'report.period_unfit'],
})
export const listServiceReportRowsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/service-report/rows',
  summary: 'The rows behind one of those figures',
  tag,
  door: 'signed_in',
  params: ofAccount,
  query: z.strictObject({ ...period, ...opening }),
  returns: page(ReportRow),
  refuses: ['account.not_found', 'report.period_unfit', 'request.cursor_invalid'],
})
export const listReportPeriodsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/report-periods',
  summary: 'Months, and quarters of the agreement, that a report may cover, the latest first',
  tag,
  door: 'signed_in',
  params: ofAccount,
  returns: z.object({
    items: z.array(
      ReportPeriod.extend({
        isOver: z.boolean(),
        /** The latest issued report of it. */
        report: z.object({ id: ServiceReportId, number: z.string() }).nullable(),
      }),
    ),
  }),
  refuses: ['account.not_found'],
})
export const listServiceReportsEndpoint = endpoint({
  method: 'GET',
  path: '/service-reports',
  summary: 'Reports that were issued, the latest first; for staff also drafts',
  tag,
  door: 'signed_in',
  query: z.strictObject({
    accountId: AccountId.optional(),
    state: z.enum(['issued', 'draft']).default('issued'),
    ...pageQuery,
  }),
  returns: page(ServiceReportLine),
  refuses: ['request.cursor_invalid'],
})
export const listDueReportsEndpoint = endpoint({
  method: 'GET',
  path: '/service-reports/due',
  summary: 'Periods of the accounts in the reader’s hands that ended without a report',
  tag,
  door: 'staff',
  returns: z.object({
    items: z.array(z.object({ account: AccountRef, period: ReportPeriod, draftId: ServiceReportId.nullable() })),
  }),
  refuses: ['access.denied'],
})
export const draftServiceReportEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/service-reports',
  summary:
    'Begin a report of a period, or a further version of one that was issued; the customer sees it once it is issued',
  tag,
  door: 'staff',
  params: ofAccount,
  body: z.strictObject({ ...period, summary: text(10_000).optional() }),
  returns: ServiceReport,
  status: 201,
  refuses: ['account.not_found', 'report.period_unfit', 'access.denied'],
})
export const getIssuedReportEndpoint = endpoint({
  method: 'GET',
  path: '/service-reports/:reportId',
  summary: 'A report as it was issued; for staff also a draft, as the customer would read it',
  tag,
  door: 'signed_in',
  params: ofReport,
  returns: ServiceReport,
  refuses: ['service_report.not_found'],
})
export const listIssuedReportRowsEndpoint = endpoint({
  method: 'GET',
  path: '/service-reports/:reportId/rows',
  summary: 'The rows behind a figure, as they were when the report was issued',
  tag,
  door: 'signed_in',
  params: ofReport,
  query: z.strictObject(opening),
  returns: page(ReportRow),
  refuses: ['service_report.not_found', 'request.cursor_invalid'],
})
export const changeServiceReportEndpoint = endpoint({
  method: 'PATCH',
  path: '/service-reports/:reportId',
  summary: 'Write the words that stand before the figures of a draft',
  tag,
  door: 'staff',
  params: ofReport,
  ifMatch: 'required',
  body: z.strictObject({ summary: text(10_000).nullable() }),
  returns: ServiceReport,
  refuses: ['service_report.not_found', 'service_report.issued', 'access.denied'],
})
export const dropServiceReportEndpoint = endpoint({
  method: 'DELETE',
  path: '/service-reports/:reportId',
  summary: 'Drop a draft; what was issued stays',
  tag,
  door: 'staff',
  params: ofReport,
  ifMatch: 'required',
  returns: z.null(),
  refuses: ['service_report.not_found', 'service_report.issued', 'access.denied'],
})
export const issueServiceReportEndpoint = endpoint({
  method: 'POST',
  path: '/service-reports/:reportId/issue',
  summary: 'Issue a draft: figures and rows are kept as they are, under a number, and the customer is told once',
  tag,
  door: 'staff',
  params: ofReport,
  ifMatch: 'honoured',
  returns: ServiceReport,
  refuses: [
    'service_report.not_found',
    'service_report.issued',
    'service_report.not_over',
    'service_report.unchanged',
    'access.denied',
  ],
})

const Load = z.object({ region: z.string(), hour: z.number().int(), count })
/** Attainment over every account in sight. Nothing here is by engineer. */
export const AttainmentReport = z.object({
  period: z.object({ from: CivilDate, until: CivilDate, zone: Zone }),
  asOf: Instant,
  responses: Tally,
  byHand: Tally,
  engagements: Tally,
  byPriority: z.array(Tally.extend({ priority: Priority })),
  byPlan: z.array(Tally.extend({ plan: z.string().nullable(), planTitle: z.string().nullable() })),
  byAccount: z.array(z.object({ account: AccountRef, responses: Tally, engagements: Tally })),
  months: z.array(z.object({ month: z.string(), responses: Tally, engagements: Tally })),
  times: z.array(AnswerTimes),
  /** Tickets opened, by the hour of the reader’s day and the part of the world where support is counted. */
  load: z.array(Load),
  ticketsOpened: count,
  beside: ServiceFigures.shape.beside,
})
export type AttainmentReport = z.infer<typeof AttainmentReport>
const over = { ...period, accountId: AccountId.optional(), plan: narrowed.plan, priority: narrowed.priority }

export const getAttainmentReportEndpoint = endpoint({
  method: 'GET',
  path: '/attainment-report',
  summary: 'Attainment over all accounts by account, plan, priority and month, with how long answers took',
  tag,
  door: 'staff',
  query: z.strictObject(over),
  returns: AttainmentReport,
  refuses: ['report.period_unfit', 'access.denied'],
})
export const listAttainmentRowsEndpoint = endpoint({
  method: 'GET',
  path: '/attainment-report/rows',
  summary: 'The rows behind one of those figures',
  tag,
  door: 'staff',
  query: z.strictObject({
    ...over,
    ...opening,
    hour: z.coerce.number().int().min(0).max(23).optional(),
    region: line(40).optional(),
  }),
  returns: page(ReportRow),
  refuses: ['report.period_unfit', 'request.cursor_invalid', 'access.denied'],
})

const paper = { tag, door: 'signed_in', returns: z.string() } as const
export const getServiceReportPaperEndpoint = endpoint({
  ...paper,
  method: 'GET',
  path: '/accounts/:accountId/service-report/paper',
  summary: 'The figures of a period as of now, on paper (PDF): what the page says',
  params: ofAccount,
  query: z.strictObject(period),
  refuses: ['account.not_found', 'report.period_unfit', 'desk.busy', 'paper.too_large'],
})
export const getIssuedReportPaperEndpoint = endpoint({
  ...paper,
  method: 'GET',
  path: '/service-reports/:reportId/paper',
  summary: 'A report on paper (PDF): what the page says',
  params: ofReport,
  refuses: ['service_report.not_found', 'desk.busy', 'paper.too_large'],
})
