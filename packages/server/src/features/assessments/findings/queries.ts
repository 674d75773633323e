import type { Effort, Evidence, FindingState, Gauge, RuleGroup, Severity } from '@mainstay/policy/assessments'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { among, asJson } from '../../../platform/db/index.ts'
import { ofActor as ofAccountsOf } from '../../../platform/of-actor.ts'

type Side = 'customer' | 'staff'
/** What is said of a finding, as draft and finding both keep it. */
export interface WordsRow {
  readonly ruleId: string | null
  readonly group: RuleGroup
  readonly severity: Severity
  readonly title: string
  readonly why: string
  readonly recommendation: string
  readonly effort: Effort | null
  readonly source: { readonly name: string; readonly url?: string | undefined } | null
  readonly evidence: readonly Evidence[]
  readonly gauge: Gauge | null
  readonly severityByHand: boolean
  readonly ownerId: string | null
  readonly ownerSide: Side | null
  readonly dueOn: string | null
}
export interface FindingRow extends WordsRow {
  readonly accountId: string
  readonly id: string
  readonly environmentId: string
  readonly number: number
  readonly state: FindingState
  readonly firstToldAt: Date
  readonly checkedAt: Date
  readonly fixedAt: Date | null
  readonly acceptedBy: string | null
  readonly acceptedAt: Date | null
  readonly acceptedUntil: string | null
  readonly acceptedBecause: string | null
  readonly doneBy: string | null
  readonly doneAt: Date | null
  readonly doneWords: string | null
  readonly told: number
  /** The day that its owner was reminded of. */
  readonly remindedFor: string | null
  readonly version: number
}
/** The columns that say what a finding is, of a table called `f`. */
export const wordColumns = sql`f.rule_id AS "ruleId", f.finding_group AS "group", f.severity, f.title, f.why,
  f.recommendation, f.effort, f.source, f.evidence, f.gauge, f.severity_by_hand AS "severityByHand",
  f.owner_id AS "ownerId", f.owner_side AS "ownerSide", to_char(f.due_on, 'YYYY-MM-DD') AS "dueOn"`
/** The same as values. */
export const wordValues = (row: WordsRow) => ({
  ...{ rule_id: row.ruleId, finding_group: row.group, severity: row.severity, title: row.title, why: row.why },
  ...{ recommendation: row.recommendation, effort: row.effort, source: row.source && asJson({ ...row.source }) },
  ...{ evidence: asJson(row.evidence), gauge: row.gauge && asJson({ ...row.gauge }) },
  ...{ severity_by_hand: row.severityByHand, owner_id: row.ownerId, owner_side: row.ownerSide },
  due_on: sql<string>`${row.dueOn}::date`,
})
const columns = sql`f.account_id AS "accountId", f.id, f.environment_id AS "environmentId", f.number, ${wordColumns},
  f.state, f.first_told_at AS "firstToldAt", f.checked_at AS "checkedAt", f.fixed_at AS "fixedAt",
  f.accepted_by AS "acceptedBy", f.accepted_at AS "acceptedAt",
  to_char(f.accepted_until, 'YYYY-MM-DD') AS "acceptedUntil", f.accepted_because AS "acceptedBecause",
  f.done_by AS "doneBy", f.done_at AS "doneAt", f.done_words AS "doneWords", f.told,
  to_char(f.reminded_for, 'YYYY-MM-DD') AS "remindedFor", f.version`

export const ofActor = (ctx: Ctx) => ofAccountsOf(ctx, sql`f.account_id`)

export async function findFinding(ctx: Ctx, id: string): Promise<FindingRow | undefined> {
  const { rows } = await sql<FindingRow>`SELECT ${columns} FROM findings f
    WHERE f.id = ${id} AND ${ofActor(ctx)}`.execute(ctx.db)
  return rows[0]
}

/** The same, held until the end of the transaction. */
export async function lockFinding(ctx: Ctx, id: string): Promise<FindingRow | undefined> {
  const { rows } = await sql<FindingRow>`SELECT ${columns} FROM findings f
    WHERE f.id = ${id} AND ${ofActor(ctx)} FOR UPDATE`.execute(ctx.db)
  return rows[0]
}

interface Asked {
  readonly accountId: string
  readonly environmentId?: string | undefined
  readonly state?: FindingState | undefined
  readonly after?: FindingPlace | undefined
  readonly limit: number
}
/** Where a finding stands in lists: whether it is fixed, how grave, until when, its id. */
export type FindingPlace = readonly [isFixed: number, gravity: number, dueOn: string, id: string]
const never = 'infinity'
const gravest = ['critical', 'high', 'medium', 'low', 'info']
export const placeOfFinding = ({ state, severity, dueOn, id }: FindingRow): FindingPlace => [
  state === 'fixed' ? 1 : 0,
  gravest.indexOf(severity) + 1,
  dueOn ?? never,
  id,
]
const bySeverity = sql`array_position(ARRAY['critical', 'high', 'medium', 'low', 'info'], f.severity)`
const inOrder = sql`(f.state = 'fixed'), ${bySeverity}, (coalesce(f.due_on, 'infinity'::date)), f.id`

/** What is fixed comes last, then the gravest first, what is due next first. */
export async function listFindingRows(ctx: Ctx, { accountId, environmentId, state, after, limit }: Asked) {
  const { rows } = await sql<FindingRow>`SELECT ${columns} FROM findings f WHERE f.account_id = ${accountId}
      ${environmentId === undefined ? sql`` : sql`AND f.environment_id = ${environmentId}`}
      ${state === undefined ? sql`` : sql`AND f.state = ${state}`}
      ${after === undefined ? sql`` : sql`AND (${inOrder}) > (${after[0] === 1}::boolean, ${after[1]}::int, ${after[2]}::date, ${after[3]}::uuid)`}
    ORDER BY ${inOrder} LIMIT ${limit}`.execute(ctx.db)
  return rows
}

/** These findings of an account, by uuid. */
export async function findFindings(
  ctx: Ctx,
  accountId: string,
  ids: readonly string[],
): Promise<readonly FindingRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FindingRow>`SELECT ${columns} FROM findings f
    WHERE f.account_id = ${accountId} AND f.id = ANY (${[...ids]}::uuid[])`.execute(ctx.db)
  return rows
}

/** Everything that an installation was told of, held until the end of the transaction. */
export async function lockFindingsOf(
  ctx: Ctx,
  { accountId, environmentId }: { readonly accountId: string; readonly environmentId: string },
): Promise<readonly FindingRow[]> {
  const { rows } = await sql<FindingRow>`SELECT ${columns} FROM findings f
    WHERE f.account_id = ${accountId} AND f.environment_id = ${environmentId} ORDER BY f.id FOR UPDATE`.execute(ctx.db)
  return rows
}

/** Whose open findings of these accounts are due on which days, and how many. */
export async function listDueDays(ctx: Ctx, accountIds: readonly string[]) {
  const { rows } = await sql<{ accountId: string; ownerId: string | null; dueOn: string; n: number }>`
    SELECT f.account_id AS "accountId", f.owner_id AS "ownerId", to_char(f.due_on, 'YYYY-MM-DD') AS "dueOn",
      count(*)::int AS n
    FROM findings f WHERE f.account_id = ${among(accountIds)} AND f.state = 'open' AND f.due_on IS NOT NULL
    GROUP BY f.account_id, f.owner_id, f.due_on`.execute(ctx.db)
  return rows
}

export interface FindingUpdate {
  readonly state?: FindingState
  readonly owner_id?: string | null
  readonly owner_side?: Side | null
  readonly due_on?: string | null
  readonly checked_at?: Date
  readonly fixed_at?: Date | null
  readonly accepted_by?: string | null
  readonly accepted_at?: Date | null
  readonly accepted_until?: string | null
  readonly accepted_because?: string | null
  readonly done_by?: string | null
  readonly done_at?: Date | null
  readonly done_words?: string | null
  readonly told?: number
  readonly reminded_for?: string | null
  readonly next_timer_at?: Date | null
  readonly changed_at: Date
}
type Of = Pick<FindingRow, 'accountId' | 'id'>
export const updateFinding = (
  ctx: Ctx,
  { accountId, id }: Of,
  { due_on, accepted_until, reminded_for, ...change }: FindingUpdate,
  words?: WordsRow,
) =>
  ctx.db
    .updateTable('findings')
    .set((eb) => ({
      ...(words === undefined ? {} : wordValues(words)),
      ...change,
      ...(due_on === undefined ? {} : { due_on: sql<string>`${due_on}::date` }),
      ...(accepted_until === undefined ? {} : { accepted_until: sql<string>`${accepted_until}::date` }),
      ...(reminded_for === undefined ? {} : { reminded_for: sql<string>`${reminded_for}::date` }),
      version: eb('version', '+', 1),
    }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()

export interface NewFinding extends WordsRow {
  readonly accountId: string
  readonly id: string
  readonly environmentId: string
  readonly number: number
  readonly at: Date
  readonly checkedAt: Date
  readonly nextTimerAt: Date | null
}
export const insertFinding = (ctx: Ctx, row: NewFinding) =>
  ctx.db
    .insertInto('findings')
    .values({
      ...{ account_id: row.accountId, id: row.id, environment_id: row.environmentId, number: row.number },
      ...wordValues(row),
      ...{ state: 'open', first_told_at: row.at, checked_at: row.checkedAt, changed_at: row.at },
      next_timer_at: row.nextTimerAt,
    })
    .execute()

export async function nextFindingAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT next_timer_at AS at FROM findings
    WHERE next_timer_at IS NOT NULL ORDER BY next_timer_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

/** Findings whose day has come, held; what another desk works on is passed over. */
export async function lockDueFindings(ctx: Ctx, limit: number, dueBy: number): Promise<readonly FindingRow[]> {
  const { rows } = await sql<FindingRow>`SELECT ${columns} FROM findings f
    WHERE f.next_timer_at <= ${new Date(dueBy)} ORDER BY f.next_timer_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(
    ctx.db,
  )
  return rows
}
