import type { CommitmentState } from '@mainstay/policy/commitments'
import type { OwedState } from '@mainstay/policy/engagements'
import { outcomeOfState, shareSteps } from '@mainstay/policy/reports'
import { type RawBuilder, sql } from 'kysely'

/** Promises that fell or fall due in a time: instants as epoch ms, the months in a zone. */
export interface PromiseQuestion {
  /** Absent: every account in sight. */
  readonly accountId?: string | undefined
  readonly from: number
  readonly until: number
  readonly zone: string
}

const states = Object.keys(outcomeOfState) as readonly (CommitmentState | OwedState)[]
const outcome = sql.join(
  states.map((state) => sql`WHEN ${sql.lit(state)} THEN ${sql.lit(outcomeOfState[state])}`),
  sql` `,
)
const steps = sql.lit(`{${shareSteps.map((step) => -step).toReversed()}}`)
/** Each state is named, so that the index by state and due time is walked for the time alone. */
const everyState = sql`ANY (${sql.lit(`{${states}}`)}::text[])`

/** The ledger as rows of a report: a query that figures are counted from and rows are read from. */
export const promiseFacts = ({ accountId, from, until, zone }: PromiseQuestion): RawBuilder<unknown> => sql`
  SELECT c.id, c.account_id, c.ticket_id, c.kind, c.metric AS what, c.source,
    CASE c.state ${outcome} END AS outcome,
    array_remove(ARRAY[CASE WHEN c.is_lowered_late THEN 'lowered_late' END,
      CASE WHEN c.state = 'cancelled' AND c.ended_because IN ('spam', 'duplicate') THEN 'cancelled_by_staff' END,
      CASE WHEN x.at IS NOT NULL AND c.state IN ('breached', 'met_late') THEN 'excused' END], NULL) AS marks,
    coalesce(t.sight, 'team') AS sight, c.priority, c.plan,
    to_char(c.due_at AT TIME ZONE ${zone}, 'YYYY-MM') AS month,
    CASE WHEN c.used_ms IS NOT NULL AND c.span_ms > 0 AND c.source = 'policy'
      THEN ${sql.lit(shareSteps.length)}::int - width_bucket(-(c.used_ms::float8 / c.span_ms), ${steps}::float8[]) END AS bucket,
    c.due_at AS at, c.started_at, c.met_at, c.used_ms, c.span_ms, c.target
  FROM commitments c
  LEFT JOIN tickets t ON t.account_id = c.account_id AND t.id = c.ticket_id
  LEFT JOIN commitment_excuses x ON x.account_id = c.account_id AND x.commitment_id = c.id
  WHERE c.state = ${everyState} AND c.due_at >= ${new Date(from)} AND c.due_at < ${new Date(until)}
    ${accountId === undefined ? sql`` : sql`AND c.account_id = ${accountId}`}`
