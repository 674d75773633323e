import type { RequestWeights } from '@mainstay/policy/requests'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** What an account had bought when it was counted. */
export interface Bought {
  readonly plan: string | null
  readonly addOns: readonly string[]
}

/** With what its asks are counted: also what its agreements in force are worth a year, by currency. */
export interface Counted extends Bought {
  readonly values: Readonly<Record<string, number>>
}

/** Counts one ask more of an account. Answers whether it is the account's first, and with what it is counted. */
export async function addBacker(
  ctx: Ctx,
  { accountId, requestId, plan, addOns, values }: Counted & { readonly accountId: string; readonly requestId: string },
): Promise<boolean> {
  const { rows } = await sql<{ asks: number }>`
    INSERT INTO request_backers (account_id, request_id, plan, add_ons, agreed, asks)
    VALUES (${accountId}, ${requestId}, ${plan}, ${[...addOns]}::text[], ${JSON.stringify(values)}::jsonb, 1)
    ON CONFLICT (account_id, request_id) DO UPDATE SET asks = request_backers.asks + 1
    RETURNING asks::int AS asks`.execute(ctx.db)
  return rows[0]?.asks === 1
}

/** Writes the backers of two requests anew from their asks, after these were moved; each account keeps its plan. */
export async function regroupBackers(ctx: Ctx, one: string, other: string): Promise<void> {
  await sql`
    WITH old AS (DELETE FROM request_backers WHERE request_id IN (${one}, ${other})
      RETURNING account_id, plan, add_ons, agreed),
    bought AS (SELECT DISTINCT ON (account_id) account_id, plan, add_ons, agreed FROM old ORDER BY account_id)
    INSERT INTO request_backers (account_id, request_id, plan, add_ons, agreed, asks)
    SELECT k.account_id, k.request_id, b.plan, b.add_ons, b.agreed, count(*)
    FROM request_asks k JOIN bought b ON b.account_id = k.account_id
    WHERE k.request_id IN (${one}, ${other}) GROUP BY k.account_id, k.request_id, b.plan, b.add_ons,
      b.agreed`.execute(ctx.db)
}

/** The accounts behind one request, in groups that weigh the same, and what was argued for it. */
export async function groupBackers(ctx: Ctx, requestId: string) {
  const { rows } = await sql<Counted & { readonly accounts: number; readonly asks: number }>`
    SELECT plan, add_ons AS "addOns", agreed AS values, count(*)::int AS accounts, sum(asks)::int AS asks FROM request_backers
    WHERE request_id = ${requestId} GROUP BY plan, add_ons, agreed`.execute(ctx.db)
  const argued = await sql<{ n: number }>`SELECT count(*)::int AS n FROM request_advocacy
    WHERE request_id = ${requestId} AND verdict = 'upheld'`.execute(ctx.db)
  return { groups: rows, advocacy: argued.rows[0]?.n ?? 0 }
}

/** The requests an account asks for, where it was counted with something else than it holds now; brought up to date. */
export async function restateBacker(ctx: Ctx, accountId: string, { plan, addOns, values }: Counted) {
  const [sold, agreed] = [sql`${[...addOns]}::text[]`, sql`${JSON.stringify(values)}::jsonb`]
  const { rows } = await sql<{ requestId: string } & Counted>`
    WITH was AS (SELECT request_id, plan, add_ons, agreed FROM request_backers WHERE account_id = ${accountId}
      AND (plan IS DISTINCT FROM ${plan} OR add_ons <> ${sold} OR agreed <> ${agreed}) FOR UPDATE),
    now AS (UPDATE request_backers b SET plan = ${plan}, add_ons = ${sold}, agreed = ${agreed} FROM was
      WHERE b.account_id = ${accountId} AND b.request_id = was.request_id)
    SELECT request_id AS "requestId", plan, add_ons AS "addOns", agreed AS values FROM was ORDER BY request_id`.execute(
    ctx.db,
  )
  return rows
}

/** The weight of every request by other numbers, from what is counted already: the sum that the policy package makes. */
export async function weighAnew(ctx: Ctx, weights: RequestWeights): Promise<void> {
  const numbers = sql`${JSON.stringify(weights)}::jsonb`
  await sql`
    WITH w AS (SELECT ${numbers} AS n), weighed AS (
      SELECT r.id, (
        (SELECT coalesce(sum(c.value::int * CASE WHEN c.key = 'none' THEN (w.n->>'withoutPlan')::int
           ELSE coalesce((w.n->'plans'->>c.key)::int, (w.n->>'withoutPlan')::int) END), 0)
         FROM jsonb_each_text(r.counts->'plans') c)
        + (SELECT coalesce(sum(c.value::int * coalesce((w.n->'addOns'->>c.key)::int, 0)), 0)
           FROM jsonb_each_text(r.counts->'addOns') c)
        + (SELECT coalesce(sum(div(c.value::numeric, (w.n->'value'->'per'->>c.key)::numeric)), 0)::bigint
           * coalesce((w.n->'value'->>'counts')::int, 0)
           FROM jsonb_each_text(r.counts->'values') c WHERE w.n->'value'->'per'->>c.key IS NOT NULL)
        + (r.counts->>'furtherAsks')::int * (w.n->>'furtherAsk')::int
        + (r.counts->>'advocacy')::int * (w.n->>'advocacy')::int) AS weight
      FROM requests r, w)
    UPDATE requests r SET weight = weighed.weight FROM weighed WHERE r.id = weighed.id AND r.weight <> weighed.weight`.execute(
    ctx.db,
  )
}
