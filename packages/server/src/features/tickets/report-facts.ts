import { type RawBuilder, sql } from 'kysely'

/** What happened to tickets in a time: instants as epoch ms, the months in a zone. */
export interface TicketQuestion {
  /** Absent: every account in sight. */
  readonly accountId?: string | undefined
  readonly from: number
  readonly until: number
  readonly zone: string
}

const dayMs = 86_400_000
const of = (accountId: string | undefined) => (accountId === undefined ? sql`` : sql`AND t.account_id = ${accountId}`)
const monthOf = (at: RawBuilder<unknown>, zone: string) => sql`to_char(${at} AT TIME ZONE ${zone}, 'YYYY-MM')`

/**
 * Tickets opened in a time. Whatever was opened or changed since then was touched since then: that order is an index.
 * `hours_zone` is where support is counted for it; null where nothing was promised.
 */
export const openedFacts = ({ accountId, from, until, zone }: TicketQuestion): RawBuilder<unknown> => sql`
  SELECT t.id, t.account_id, t.id AS ticket_id, t.kind AS what, t.sight, t.priority, ${monthOf(sql`t.created_at`, zone)} AS month,
    t.version_then AS version, p.key AS area, t.created_at AS at, m.terms ->> 'zone' AS hours_zone, m.terms ->> 'plan' AS plan
  FROM tickets t JOIN products p ON p.id = t.product_id
  LEFT JOIN ticket_clocks k ON k.account_id = t.account_id AND k.ticket_id = t.id
  LEFT JOIN commitment_terms m ON m.account_id = k.account_id AND m.hash = k.terms_hash
  WHERE t.updated_at >= ${new Date(from)} AND t.created_at >= ${new Date(from)} AND t.created_at < ${new Date(until)}
    ${of(accountId)}`

/** Tickets that were over and became open again in a time; "not solved" is what a contact said. */
export const reopenedFacts = ({ accountId, from, until, zone }: TicketQuestion): RawBuilder<unknown> => sql`
  SELECT g.id, g.account_id, g.ticket_id, t.sight, t.priority, ${monthOf(sql`g.at`, zone)} AS month, g.at,
    CASE WHEN g.to_value = 'not_solved' THEN ARRAY['not_solved'] ELSE '{}'::text[] END AS marks
  FROM tickets t JOIN ticket_changes g ON g.account_id = t.account_id AND g.ticket_id = t.id
  WHERE t.updated_at >= ${new Date(from)} ${of(accountId)}
    AND g.kind = 'status' AND g.from_value IN ('resolved', 'closed')
    AND g.to_value IN ('open', 'not_solved', 'waiting', 'waiting_release')
    AND g.at >= ${new Date(from)} AND g.at < ${new Date(until)}`

/**
 * Answered, then silent: a ticket that had a public answer of ours and then lay in our turn for longer than so many days
 * without another word. It counts in the time in which the days were over.
 */
export const silentFacts = (
  { accountId, from, until, zone }: TicketQuestion,
  { days, now }: { readonly days: number; readonly now: number },
): RawBuilder<unknown> => sql`
  SELECT s.id, s.account_id, s.ticket_id, s.sight, s.priority, ${monthOf(sql`s.silent_at`, zone)} AS month,
    s.silent_at AS at, s.at AS started_at, s.until AS met_at,
    floor(extract(epoch FROM least(s.until, ${new Date(Math.min(now, until))}) - s.at) / 86400)::int AS amount
  FROM (
    SELECT e.*, e.at + make_interval(days => ${days}::int) AS silent_at,
      max(e.status) OVER (PARTITION BY e.account_id, e.ticket_id, e.turn) AS stands
    FROM (${storyOf({ accountId, from: from - days * dayMs, until })}) AS e
  ) AS s
  WHERE s.stands = 'open' AND s.is_answered AND s.silent_at >= ${new Date(from)} AND s.silent_at < ${new Date(until)}
    AND s.silent_at <= ${new Date(now)} AND (s.until IS NULL OR s.until > s.silent_at)`

/** Words of ours and changes of status, in order: since when, until the next, whether we had answered, how it stood. */
const storyOf = ({ accountId, from, until }: Omit<TicketQuestion, 'zone'>): RawBuilder<unknown> => sql`
  SELECT w.*, lead(w.at) OVER told AS until, bool_or(w.is_word) OVER sofar AS is_answered, count(w.status) OVER sofar AS turn
  FROM (
    SELECT t.account_id, t.id AS ticket_id, t.sight, t.priority, x.id, x.at, x.is_word, x.status
    FROM tickets t CROSS JOIN LATERAL (
      SELECT t.id, t.created_at AS at, false AS is_word, 'open' AS status
      UNION ALL
      SELECT m.id, m.at, true, NULL FROM messages m
      WHERE m.account_id = t.account_id AND m.ticket_id = t.id AND m.side = 'staff' AND m.author_id IS NOT NULL
      UNION ALL
      SELECT g.id, g.at, false, CASE WHEN g.to_value = 'not_solved' THEN 'open'
        WHEN g.to_value IN ('open', 'waiting', 'waiting_release', 'resolved', 'closed') THEN g.to_value ELSE 'closed' END
      FROM ticket_changes g WHERE g.account_id = t.account_id AND g.ticket_id = t.id AND g.kind = 'status'
    ) AS x
    WHERE t.created_at < ${new Date(until)} AND t.updated_at >= ${new Date(from)} ${of(accountId)}
  ) AS w
  WINDOW told AS (PARTITION BY w.account_id, w.ticket_id ORDER BY w.at, w.is_word, w.id),
    sofar AS (told ROWS UNBOUNDED PRECEDING)`
