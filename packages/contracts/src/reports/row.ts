import { rowMarks, rowSubjects } from '@mainstay/policy/reports'
import { z } from 'zod'
import { Excused } from '../excuses.ts'
import { AccountRef, Instant, Priority, TicketId } from '../shared.ts'
import { Outcome } from './figures.ts'

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
