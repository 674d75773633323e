import type { RowSubject } from '@mainstay/policy/reports'
import { type RawBuilder, sql } from 'kysely'

/** Every column of a row, with what stands where a source has no such thing. */
const columns = {
  id: sql`NULL::uuid`,
  account_id: sql`NULL::uuid`,
  ticket_id: sql`NULL::uuid`,
  kind: sql`NULL::text`,
  what: sql`NULL::text`,
  source: sql`NULL::text`,
  outcome: sql`NULL::text`,
  marks: sql`'{}'::text[]`,
  sight: sql`'team'::text`,
  priority: sql`NULL::text`,
  plan: sql`NULL::text`,
  month: sql`NULL::text`,
  version: sql`NULL::text`,
  area: sql`NULL::text`,
  bucket: sql`NULL::int`,
  at: sql`NULL::timestamptz`,
  started_at: sql`NULL::timestamptz`,
  met_at: sql`NULL::timestamptz`,
  used_ms: sql`NULL::bigint`,
  span_ms: sql`NULL::bigint`,
  target: sql`NULL::text`,
  amount: sql`NULL::int`,
} as const
type Column = keyof typeof columns
const names = Object.keys(columns) as readonly Column[]

/** The columns of a row in their order, as `service_report_rows` has them beside account and report. */
export const columnList = (alias: string): RawBuilder<unknown> =>
  sql.join([sql`${sql.ref(`${alias}.subject`)}`, ...names.map((name) => sql`${sql.ref(`${alias}.${name}`)}`)])

const always = ['id', 'account_id', 'month', 'at'] as const
const ofTicket = [...always, 'ticket_id', 'sight', 'priority'] as const
/** What each kind of row knows of itself. */
const known: Readonly<Record<RowSubject, readonly Column[]>> = {
  promise: names.filter((name) => name !== 'version' && name !== 'area' && name !== 'amount'),
  ticket: [...ofTicket, 'what', 'version', 'area', 'plan'],
  silence: [...ofTicket, 'started_at', 'met_at', 'amount'],
  reopening: [...ofTicket, 'marks'],
  answer: [...ofTicket, 'marks'],
  request: [...always, 'version', 'area'],
  finding: [...always, 'area'],
  installation: [...always, 'version', 'area', 'target', 'amount'],
}

/** A source in the columns that all rows have. */
export const rowsOf = (subject: RowSubject, facts: RawBuilder<unknown>): RawBuilder<unknown> => {
  const own = new Set<Column>(known[subject])
  const selected = names.map((name) =>
    own.has(name) ? sql`s.${sql.ref(name)}` : sql`${columns[name]} AS ${sql.ref(name)}`,
  )
  return sql`SELECT ${sql.lit(subject)}::text AS subject, ${sql.join(selected)} FROM (${facts}) AS s`
}

/** Several sources in one. */
export const unionOf = (sources: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join(sources, sql` UNION ALL `)
