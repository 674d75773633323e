import type {
  Evaluation,
  FindingChange,
  FindingState,
  Gauge,
  NotRechecked,
  ScoreLevel,
  Scoring,
  Severity,
} from '@mainstay/policy/assessments'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { asJson } from '../../../platform/db/index.ts'
import { ofActor } from '../../../platform/of-actor.ts'
import { type WordsRow, wordColumns, wordValues } from '../findings/queries.ts'

export interface AssessmentRow {
  readonly accountId: string
  readonly id: string
  readonly environmentId: string
  readonly bundleId: string
  readonly commitmentId: string | null
  readonly state: 'draft' | 'published' | 'discarded'
  readonly number: number | null
  readonly reportVersion: number
  readonly ruleSetId: string
  readonly ruleSetVersion: string
  readonly score: number
  readonly level: ScoreLevel
  readonly open: number
  readonly collectedAt: Date
  readonly summary: string | null
  readonly plan: string | null
  readonly createdBy: string
  readonly createdAt: Date
  readonly changedAt: Date
  readonly version: number
}
const columns = sql`a.account_id AS "accountId", a.id, a.environment_id AS "environmentId", a.bundle_id AS "bundleId",
  a.commitment_id AS "commitmentId", a.state, a.number, a.report_version AS "reportVersion",
  a.rule_set_id AS "ruleSetId", a.rule_set_version AS "ruleSetVersion", a.score, a.level, a.open_findings AS "open",
  b.collected_at AS "collectedAt", a.summary, a.plan, a.created_by AS "createdBy", a.created_at AS "createdAt", a.changed_at AS "changedAt", a.version`
const source = sql`assessments a JOIN bundles b ON b.account_id = a.account_id AND b.id = a.bundle_id`

export async function findAssessment(ctx: Ctx, id: string): Promise<AssessmentRow | undefined> {
  const { rows } = await sql<AssessmentRow>`SELECT ${columns} FROM ${source} WHERE a.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** The same, held until the end of the transaction. */
export async function lockAssessment(ctx: Ctx, id: string): Promise<AssessmentRow | undefined> {
  const { rows } =
    await sql<AssessmentRow>`SELECT ${columns} FROM ${source} WHERE a.id = ${id} FOR UPDATE OF a`.execute(ctx.db)
  return rows[0]
}

type Of = Pick<AssessmentRow, 'accountId' | 'id'>
/** All that the rules said: large, so that lists never read it. */
export async function findEvaluation(ctx: Ctx, { accountId, id }: Of): Promise<Evaluation> {
  const { rows } = await sql<{ evaluation: Evaluation }>`SELECT evaluation FROM assessments
    WHERE account_id = ${accountId} AND id = ${id}`.execute(ctx.db)
  if (!rows[0]) throw new Error('an assessment is judged')
  return rows[0].evaluation
}

/** By what its findings add up. */
export async function findScoring(ctx: Ctx, { accountId, id }: Of): Promise<Scoring> {
  const { rows } = await sql<{ scoring: Scoring }>`SELECT evaluation -> 'ruleSet' -> 'scoring' AS scoring
    FROM assessments WHERE account_id = ${accountId} AND id = ${id}`.execute(ctx.db)
  if (!rows[0]) throw new Error('an assessment is judged')
  return rows[0].scoring
}

export interface AssessmentsAsked {
  readonly accountId?: string | undefined
  readonly state?: AssessmentRow['state'] | undefined
  readonly commitmentId?: string | undefined
  readonly after?: readonly [at: number, id: string] | undefined
  readonly limit: number
}
export async function listAssessmentRows(ctx: Ctx, asked: AssessmentsAsked): Promise<readonly AssessmentRow[]> {
  const { accountId, state, commitmentId, after, limit } = asked
  const { rows } = await sql<AssessmentRow>`SELECT ${columns} FROM ${source} WHERE ${ofActor(ctx, sql`a.account_id`)}
      ${accountId === undefined ? sql`` : sql`AND a.account_id = ${accountId}`}
      ${state === undefined ? sql`` : sql`AND a.state = ${state}`}
      ${commitmentId === undefined ? sql`` : sql`AND a.commitment_id = ${commitmentId}`}
      ${after === undefined ? sql`` : sql`AND (a.changed_at, a.id) < (${new Date(after[0])}, ${after[1]}::uuid)`}
    ORDER BY a.changed_at DESC, a.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}

/** The published assessment of an installation with the latest snapshot, besides one. */
export async function findLatestPublished(
  ctx: Ctx,
  { accountId, environmentId }: Pick<AssessmentRow, 'accountId' | 'environmentId'>,
  except?: string,
): Promise<AssessmentRow | undefined> {
  const { rows } = await sql<AssessmentRow>`SELECT ${columns} FROM ${source}
    WHERE a.account_id = ${accountId} AND a.environment_id = ${environmentId} AND a.number IS NOT NULL
      ${except === undefined ? sql`` : sql`AND a.id <> ${except}`}
    ORDER BY a.number DESC LIMIT 1`.execute(ctx.db)
  return rows[0]
}

/** Whether somebody works on the installation. */
export async function hasDraft(ctx: Ctx, accountId: string, environmentId: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM assessments a WHERE a.account_id = ${accountId}
    AND a.environment_id = ${environmentId} AND a.state = 'draft'`.execute(ctx.db)
  return rows.length > 0
}

/** The next number of an account's reports; whoever asks holds the account's counter until the end. */
export async function nextNumber(ctx: Ctx, accountId: string): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`assessments ${accountId}`}, 0))`.execute(ctx.db)
  const { rows } = await sql<{ n: number }>`SELECT coalesce(max(number), 0)::int + 1 AS n FROM assessments
    WHERE account_id = ${accountId}`.execute(ctx.db)
  return rows[0]?.n ?? 1
}

export const insertAssessment = (
  ctx: Ctx,
  row: Pick<
    AssessmentRow,
    'accountId' | 'id' | 'environmentId' | 'bundleId' | 'commitmentId' | 'createdBy' | 'createdAt'
  > & { readonly evaluation: Evaluation },
) =>
  ctx.db
    .insertInto('assessments')
    .values({
      ...{ account_id: row.accountId, id: row.id, environment_id: row.environmentId, bundle_id: row.bundleId },
      ...{ commitment_id: row.commitmentId, state: 'draft', evaluation: asJson(row.evaluation) },
      ...{ rule_set_id: row.evaluation.ruleSet.id, rule_set_version: row.evaluation.ruleSet.version },
      ...{ created_by: row.createdBy, created_at: row.createdAt, changed_at: row.createdAt },
    })
    .execute()

export interface AssessmentUpdate {
  readonly state?: AssessmentRow['state']
  readonly number?: number
  readonly report_version?: number
  readonly summary?: string | null
  readonly plan?: string | null
  readonly commitment_id?: string | null
  readonly score?: number
  readonly level?: ScoreLevel
  readonly open_findings?: number
  readonly changed_at: Date
}
export const updateAssessment = (ctx: Ctx, { accountId, id }: Of, change: AssessmentUpdate) =>
  ctx.db
    .updateTable('assessments')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()

/** How the finding stood before this assessment, and why it was not held against its snapshot. */
interface Earlier {
  readonly severity?: Severity
  readonly gauge?: Gauge
  readonly notRechecked?: NotRechecked
  readonly missing?: readonly string[]
}
export interface ItemRow extends WordsRow {
  readonly accountId: string
  readonly assessmentId: string
  readonly findingId: string
  readonly number: number
  readonly state: FindingState
  readonly change: FindingChange
  readonly earlier: Earlier
  readonly leftOut: string | null
}
const itemColumns = sql`f.account_id AS "accountId", f.assessment_id AS "assessmentId", f.finding_id AS "findingId",
  f.number, ${wordColumns}, f.state, f.change, f.earlier, f.left_out AS "leftOut"`

export async function listItems(ctx: Ctx, { accountId, id }: Of): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`SELECT ${itemColumns} FROM assessment_findings f
    WHERE f.account_id = ${accountId} AND f.assessment_id = ${id} ORDER BY f.number`.execute(ctx.db)
  return rows
}
export async function findItem(ctx: Ctx, of: Of, findingId: string): Promise<ItemRow | undefined> {
  return (await listItems(ctx, of)).find((item) => item.findingId === findingId)
}

const itemValues = (row: ItemRow) => ({
  ...wordValues(row),
  ...{ state: row.state, change: row.change, earlier: asJson({ ...row.earlier }), left_out: row.leftOut },
})
export const insertItems = async (ctx: Ctx, rows: readonly ItemRow[]): Promise<void> => {
  if (rows.length === 0) return
  const values = rows.map((row) => ({
    ...{ account_id: row.accountId, assessment_id: row.assessmentId, finding_id: row.findingId, number: row.number },
    ...itemValues(row),
  }))
  await ctx.db.insertInto('assessment_findings').values(values).execute()
}
export const updateItem = (ctx: Ctx, row: ItemRow) =>
  ctx.db
    .updateTable('assessment_findings')
    .set(itemValues(row))
    .where('account_id', '=', row.accountId)
    .where('assessment_id', '=', row.assessmentId)
    .where('finding_id', '=', row.findingId)
    .execute()

/** The largest number that a finding of the installation ever had. */
export async function lastFindingNumber(ctx: Ctx, accountId: string, environmentId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT coalesce(max(i.number), 0)::int AS n FROM assessments a
    JOIN assessment_findings i ON i.account_id = a.account_id AND i.assessment_id = a.id
    WHERE a.account_id = ${accountId} AND a.environment_id = ${environmentId}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
