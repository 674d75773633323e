import { rowSubjects } from '@mainstay/policy/reports'
import { z } from 'zod'
import { AccountRef, CivilDate, Instant, PersonRef, ServiceReportId, TicketId, Zone } from '../shared.ts'
import { Outcome, ServiceFigures } from './figures.ts'

const count = z.number().int()

const ReportChange = z.object({
  what: z.enum(['added', 'gone', 'outcome', 'excused', 'excuse_gone']),
  subject: z.enum(rowSubjects),
  id: z.string(),
  ticket: z.object({ id: TicketId, number: z.string(), subject: z.string().nullable() }).nullable(),
  title: z.string().nullable(),
  before: Outcome.nullable(),
  after: Outcome.nullable(),
})
export const ReportPeriod = z.object({
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
