import { type RawBuilder, sql } from 'kysely'

interface ShippedQuestion {
  readonly accountId: string
  readonly from: number
  readonly until: number
  readonly zone: string
}

/** Requests of an account that shipped in a time, each once, with the release that brought them. */
export const shippedFacts = ({ accountId, from, until, zone }: ShippedQuestion): RawBuilder<unknown> => sql`
  SELECT DISTINCT ON (r.id) r.id, b.account_id, to_char(g.at AT TIME ZONE ${zone}, 'YYYY-MM') AS month,
    coalesce(g.release_version, r.release_version) AS version, p.key AS area, g.at
  FROM request_backers b JOIN requests r ON r.id = b.request_id AND r.merged_into IS NULL AND r.status = 'shipped'
  JOIN request_changes g ON g.request_id = r.id AND g.to_status = 'shipped'
  JOIN products p ON p.id = r.product_id
  WHERE b.account_id = ${accountId} AND g.at >= ${new Date(from)} AND g.at < ${new Date(until)}
  ORDER BY r.id, g.at DESC`
