import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, AccountRef, CivilDate, Instant, line, Priority, page, Zone } from '../shared.ts'
import { AnswerTimes, ServiceFigures, Tally } from './figures.ts'
import { narrowed, opening, period, tag } from './of-report.ts'
import { ReportRow } from './row.ts'

const count = z.number().int()

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
