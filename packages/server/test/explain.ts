import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
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

/** What raw statements of some work would do, as PostgreSQL plans them, instead of doing it: none of them has rows. */
export async function plansOf(ctx: Ctx, work: (ctx: Ctx) => Promise<unknown>): Promise<string> {
  const plans: string[] = []
  const executor = ctx.db.getExecutor()
  const explaining = instead(executor, 'executeQuery', async (query: CompiledQuery) => {
    const { rows } = await executor.executeQuery<{ 'QUERY PLAN': string }>({ ...query, sql: `EXPLAIN ${query.sql}` })
    plans.push(...rows.map((row) => row['QUERY PLAN']))
    return { rows: [] }
  })
  const db = instead(ctx.db, 'getExecutor', () => explaining)
  await work({ ...ctx, db })
  return plans.join('\n')
}

/** The same object with another method in the place of one. */
const instead = <T extends object>(target: T, name: keyof T, method: unknown): T =>
  new Proxy(target, {
    get: (_target, key) => {
      const value: unknown = key === name ? method : Reflect.get(target, key, target)
      return typeof value === 'function' && key !== name ? value.bind(target) : value
    },
  })

/** Runs a statement where it stands and gives every step of its plan. */
export async function explain(ctx: Ctx, query: RawBuilder<unknown>): Promise<readonly PlanNode[]> {
  const { rows } = await sql<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>`
    EXPLAIN (ANALYZE, FORMAT JSON) ${query}`.execute(ctx.db)
  const [plan] = rows[0]?.['QUERY PLAN'] ?? []
  if (!plan) throw new Error('no plan')
  return nodesOf(plan.Plan)
}
