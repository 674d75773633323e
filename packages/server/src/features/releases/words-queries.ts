import type { Telling } from '@mainstay/policy/similar'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { byWords, fitsOf, type Indexed, rowsLike } from '../../platform/db/index.ts'

interface IssueHit {
  readonly id: string
  readonly affected: string
  readonly fixedIn: string | null
  readonly fits: readonly number[]
}
const inIssues: Indexed = {
  search: sql`to_tsvector('simple'::regconfig, k.title || ' ' || k.says || ' ' || coalesce(k.workaround, ''))`,
  spelt: sql`k.title`,
}

/** Known issues of a product that hold the words; for customers, those that are told to everybody. */
export function pageOfIssues(ctx: Ctx, productId: string, telling: Telling): RawBuilder<IssueHit> {
  const hits = rowsLike(inIssues, telling, {
    columns: sql`k.id, k.title, k.says, k.workaround, k.affected_range, k.fixed_in`,
    from: sql`known_issues k`,
    within: sql<boolean>`k.product_id = ${productId}
      ${ctx.principal.role === 'desk_customer' ? sql`AND k.is_public` : sql``}`,
  })
  return sql<IssueHit>`SELECT k.id, k.affected_range AS affected, k.fixed_in AS "fixedIn", ${fitsOf(inIssues, telling)} AS fits
    FROM ${hits} k`
}

export const listIssueHits = (ctx: Ctx, productId: string, telling: Telling): Promise<readonly IssueHit[]> =>
  byWords(ctx, async () => (await pageOfIssues(ctx, productId, telling).execute(ctx.db)).rows)

export interface FixHit {
  readonly id: string
  readonly version: string
  readonly basedOn: string | null
  readonly fits: readonly number[]
}
interface FixesAsked {
  readonly telling: Telling
  readonly productId: string
  /** Whose hotfixes count. */
  readonly accountId: string | undefined
  /** The day on which what is dated later is a plan yet. */
  readonly today: string
}
const inFixes: Indexed = { search: sql`to_tsvector('simple'::regconfig, f.says)`, spelt: sql`f.says` }

const isFor = (accountId: string | undefined): RawBuilder<boolean> =>
  accountId === undefined
    ? sql<boolean>`r.kind <> 'hotfix'`
    : sql<boolean>`(r.kind <> 'hotfix' OR EXISTS (
        SELECT 1 FROM release_accounts a WHERE a.release_id = r.id AND a.account_id = ${accountId}))`

/** What releases mend that are out, by the words: those for everybody, and the account's own hotfixes. */
export function pageOfFixes({ telling, productId, accountId, today }: FixesAsked): RawBuilder<FixHit> {
  const hits = rowsLike(inFixes, telling, {
    columns: sql`f.id, f.says, r.version, r.based_on_id`,
    from: sql`release_fixes f JOIN releases r ON r.id = f.release_id`,
    within: sql<boolean>`r.product_id = ${productId} AND r.state = 'published' AND r.available_on <= ${today}::date
      AND ${isFor(accountId)}`,
  })
  return sql<FixHit>`SELECT f.id, f.version, b.version AS "basedOn", ${fitsOf(inFixes, telling)} AS fits
    FROM ${hits} f LEFT JOIN releases b ON b.id = f.based_on_id`
}

export const listFixHits = (ctx: Ctx, asked: FixesAsked): Promise<readonly FixHit[]> =>
  byWords(ctx, async () => (await pageOfFixes(asked).execute(ctx.db)).rows)

interface FixRow {
  readonly id: string
  readonly says: string
  readonly isSecurity: boolean
  readonly releaseId: string
  readonly version: string
  readonly availableOn: string
}
/** Fixes by their ids, read as the asker, in the order of the ids. */
export async function listFixesInOrder(ctx: Ctx, ids: readonly string[]): Promise<readonly FixRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FixRow>`SELECT f.id, f.says, f.is_security AS "isSecurity", r.id AS "releaseId", r.version,
      to_char(r.available_on, 'YYYY-MM-DD') AS "availableOn"
    FROM release_fixes f JOIN releases r ON r.id = f.release_id WHERE f.id = ANY (${[...ids]}::uuid[])
    ORDER BY array_position(${[...ids]}::uuid[], f.id)`.execute(ctx.db)
  return rows
}
