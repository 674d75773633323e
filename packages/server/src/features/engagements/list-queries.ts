import type { SessionState } from '@mainstay/policy/sessions'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { type EngagementRow, engagementColumns, engagementsWithContests, ofActor } from './queries.ts'

export interface EngagementsAsked {
  readonly accountId?: string | undefined
  readonly state?: SessionState | undefined
  readonly commitmentId?: string | undefined
  readonly after?: readonly [at: number, id: string] | undefined
  readonly limit: number
}

/** The latest first: by when it is, or was planned while there is no time. */
export async function listEngagementRows(ctx: Ctx, asked: EngagementsAsked): Promise<readonly EngagementRow[]> {
  const { accountId, state, commitmentId, after, limit } = asked
  const order = sql`coalesce(e.starts_at, e.created_at)`
  const { rows } = await sql<EngagementRow>`SELECT ${engagementColumns} FROM ${engagementsWithContests}
    WHERE ${ofActor(ctx)}
      ${accountId === undefined ? sql`` : sql`AND e.account_id = ${accountId}`}
      ${state === undefined ? sql`` : sql`AND e.state = ${state}`}
      ${commitmentId === undefined ? sql`` : sql`AND e.commitment_id = ${commitmentId}`}
      ${after === undefined ? sql`` : sql`AND (${order}, e.id) < (${new Date(after[0])}, ${after[1]}::uuid)`}
    ORDER BY ${order} DESC, e.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}

interface Span {
  readonly from: number
  readonly until: number
}

/** What these people hold in a span, with what waits for an answer of the customer's. */
export async function listPlanned(
  ctx: Ctx,
  { from, until, people }: Span & { readonly people: readonly string[] },
): Promise<readonly EngagementRow[]> {
  if (people.length === 0) return []
  const { rows } = await sql<EngagementRow>`SELECT ${engagementColumns} FROM ${engagementsWithContests}
    WHERE e.host_id = ANY (${[...people]}::uuid[]) AND (${isWithin({ from, until })} OR e.state IN ('planned', 'proposed'))
    ORDER BY e.starts_at, e.id LIMIT 5000`.execute(ctx.db)
  return rows
}
const isWithin = ({ from, until }: Span) =>
  sql`(e.starts_at >= ${new Date(from)} AND e.starts_at < ${new Date(until)} AND e.state <> 'cancelled')`

interface PeopleAsked extends Span {
  /** Name and id of the last one shown. */
  readonly after?: readonly [name: string, id: string] | undefined
  readonly limit: number
}
/** Whoever looks after an account or holds a session in a span, by name. */
export async function listPlanning(
  ctx: Ctx,
  { from, until, after, limit }: PeopleAsked,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT p.id, coalesce(p.name, '') AS name FROM staff s JOIN people p ON p.id = s.person_id
    WHERE (EXISTS (SELECT 1 FROM accounts a WHERE coalesce(a.tam_id, a.manager_id) = s.person_id)
        OR EXISTS (SELECT 1 FROM engagements e WHERE e.host_id = s.person_id AND (${isWithin({ from, until })} OR e.state IN ('planned', 'proposed'))))
      ${after === undefined ? sql`` : sql`AND (coalesce(p.name, ''), p.id) > (${after[0]}, ${after[1]}::uuid)`}
    ORDER BY 2, 1 LIMIT ${limit}`.execute(ctx.db)
  return rows
}

/** The open or latest session of each of these windows. */
export async function listOfWindows(ctx: Ctx, commitmentIds: readonly string[]): Promise<readonly EngagementRow[]> {
  if (commitmentIds.length === 0) return []
  const { rows } = await sql<EngagementRow>`SELECT DISTINCT ON (e.commitment_id) ${engagementColumns}
    FROM ${engagementsWithContests} WHERE e.commitment_id = ANY (${[...commitmentIds]}::uuid[]) AND ${ofActor(ctx)}
    ORDER BY e.commitment_id, e.state IN ('cancelled', 'did_not_happen'), e.id DESC`.execute(ctx.db)
  return rows
}

/** What a person's own calendar shows: sessions with a time that she holds, is invited to or was at. */
export async function listForPerson(
  ctx: Ctx,
  { personId, accountIds, since }: { personId: string; accountIds: readonly string[] | undefined; since: number },
): Promise<readonly EngagementRow[]> {
  const { rows } = await sql<EngagementRow>`SELECT ${engagementColumns} FROM ${engagementsWithContests}
    WHERE e.starts_at >= ${new Date(since)} AND e.state <> 'did_not_happen'
      AND (e.host_id = ${personId} OR e.contact_id = ${personId} OR EXISTS (SELECT 1 FROM engagement_attendance t
        WHERE t.account_id = e.account_id AND t.engagement_id = e.id AND t.person_id = ${personId}))
      ${accountIds === undefined ? sql`` : sql`AND e.account_id = ANY (${[...accountIds]}::uuid[])`}
    ORDER BY e.starts_at, e.id LIMIT 500`.execute(ctx.db)
  return rows
}
