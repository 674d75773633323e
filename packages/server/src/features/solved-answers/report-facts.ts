import { type RawBuilder, sql } from 'kysely'

interface AnswersQuestion {
  /** Absent: every account in sight. */
  readonly accountId?: string | undefined
  /** Of tickets closed at or after this, and before that: epoch ms. */
  readonly from: number
  readonly until: number
  readonly zone: string
}

/** What contacts said of tickets that were closed in a time: of each ticket, of its latest closing. */
export const answerFacts = ({ accountId, from, until, zone }: AnswersQuestion): RawBuilder<unknown> => sql`
  SELECT DISTINCT ON (s.account_id, s.ticket_id) s.ticket_id AS id, s.account_id, s.ticket_id, t.sight, t.priority,
    to_char(s.closed_at AT TIME ZONE ${zone}, 'YYYY-MM') AS month, s.closed_at AS at, ARRAY[s.answer] AS marks
  FROM solved_answers s JOIN tickets t ON t.account_id = s.account_id AND t.id = s.ticket_id
  WHERE s.closed_at >= ${new Date(from)} AND s.closed_at < ${new Date(until)}
    ${accountId === undefined ? sql`` : sql`AND s.account_id = ${accountId}`}
  ORDER BY s.account_id, s.ticket_id, s.closed_at DESC`
