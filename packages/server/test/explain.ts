import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../src/platform/ctx.ts'

/** A step of a plan, as PostgreSQL explains it. */
export interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}
const nodesOf = (plan: PlanNode): readonly PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Runs a statement where it stands and gives every step of its plan. */
export async function explain(ctx: Ctx, query: RawBuilder<unknown>): Promise<readonly PlanNode[]> {
  const { rows } = await sql<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>`
    EXPLAIN (ANALYZE, FORMAT JSON) ${query}`.execute(ctx.db)
  const [plan] = rows[0]?.['QUERY PLAN'] ?? []
  if (!plan) throw new Error('no plan')
  return nodesOf(plan.Plan)
}
