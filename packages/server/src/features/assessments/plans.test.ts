import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plansOf } from '../../../test/explain.ts'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { type Ledger, type LedgerAccount, openLedger, worker } from '../commitments/testing/open-ledger.ts'
import { listAnswers } from '../solved-answers/queries.ts'
import { hasBundle, listBundleRows, listSnapshotsBefore, nextOriginalAt } from './bundles/queries.ts'
import { findLatestPublished, hasDraft, lastFindingNumber, listAssessmentRows } from './drafts/queries.ts'
import {
  type FindingPlace,
  listDueDays,
  listFindingRows,
  lockFindingsOf,
  nextFindingAt,
  placeOfFinding,
} from './findings/queries.ts'
import { closedFacts } from './findings/report-facts.ts'
import { listReportRows, listReportsBefore, reportIdsOf } from './reports/queries.ts'

let ledger: Ledger
let account: LedgerAccount
let environmentId: string
const at = Date.parse('2026-11-18T16:00:00Z')
const after = [at, '00000000-0000-7000-8000-000000000000'] as const

/** Twelve installations of an account, each with its share of bundles, assessments, reports and findings. */
const fill = (ctx: Ctx, accountId: string, count: number) =>
  sql`
  WITH e AS (
    INSERT INTO environments (account_id, id, product_id, name, product_version, platform, is_production, created_at)
    SELECT ${accountId}::uuid, gen_random_uuid(), ${ledger.productId}::uuid, 'e' || n, '9.0', '', true, now()
    FROM generate_series(1, 12) n RETURNING account_id, id
  ), b AS (
    INSERT INTO bundles (account_id, id, environment_id, name, size, sha256, collected_at, product_name, product_version,
      collector_version, collectors, redacted, looks_secret, sent_side, received_at)
    SELECT e.account_id, gen_random_uuid(), e.id, 'b', 1, '\\x00', timestamptz '2026-11-01' - make_interval(hours => n), 'x', '1',
      '1', '[]', '{}', 0, 'customer', now()
    FROM e, generate_series(1, ${count}::int) n RETURNING account_id, id, environment_id, collected_at
  ), s AS (
    INSERT INTO bundle_snapshots (account_id, bundle_id, facts) SELECT account_id, id, '{}' FROM b
  ), a AS (
    INSERT INTO assessments (account_id, id, environment_id, bundle_id, state, number, rule_set_id, rule_set_version,
      evaluation, created_by, created_at, changed_at)
    SELECT account_id, gen_random_uuid(), environment_id, id, CASE
        WHEN row_number() OVER (PARTITION BY environment_id ORDER BY collected_at DESC) = 1 THEN 'draft'
        WHEN random() < 0.02 THEN 'discarded' ELSE 'published' END,
      row_number() OVER (), 'r', '1', '{}', ${ledger.staffId}::uuid, collected_at, collected_at
    FROM b RETURNING account_id, id, environment_id, number, changed_at
  ), r AS (
    INSERT INTO assessment_reports (account_id, id, assessment_id, environment_id, number, report_version, report, score,
      collected_at, published_by, published_at)
    SELECT account_id, gen_random_uuid(), id, environment_id, number, 1, '{}', 90, changed_at, ${ledger.staffId}::uuid, changed_at FROM a
  )
  INSERT INTO findings (account_id, id, environment_id, number, finding_group, severity, title, why, recommendation, evidence,
    state, due_on, first_told_at, checked_at, fixed_at, changed_at)
  SELECT account_id, gen_random_uuid(), id, n, 'cost', (ARRAY['critical', 'high', 'medium', 'low', 'info'])[1 + n % 5], 'x', 'x', 'x', '[]',
    CASE WHEN n % 3 = 0 THEN 'fixed' ELSE 'open' END, date '2026-11-01' + n, now(), now(),
    CASE WHEN n % 3 = 0 THEN timestamptz '2026-11-01' - make_interval(days => n) END, now()
  FROM e, generate_series(1, ${count}::int) n`.execute(ctx.db)

beforeAll(async () => {
  ledger = await openLedger('2026-11-18T16:00:00Z')
  account = await ledger.account()
  const others = await ledger.account()
  await ledger.asWorker(async (ctx) => {
    await fill(ctx, account.id, 250)
    await fill(ctx, others.id, 500)
    const { rows } = await sql<{
      id: string
    }>`SELECT id FROM environments WHERE account_id = ${account.id} LIMIT 1`.execute(ctx.db)
    environmentId = rows[0]?.id ?? ''
  })
  for (const table of ['bundles', 'bundle_snapshots', 'assessments', 'assessment_reports', 'findings', 'environments'])
    await ledger.db.asOwner(`ANALYZE ${table}`)
})
afterAll(() => ledger.close())

const limited = (...accountIds: readonly string[]): Principal => ({
  role: 'desk_staff_limited',
  actor: { kind: 'staff', personId: ledger.staffId, roles: ['engineer'], sight: accountIds },
  personId: ledger.staffId,
  accountIds,
})
const planOf = (by: Principal, work: (ctx: Ctx) => Promise<unknown>) =>
  ledger.openUnit(by, 'read', (ctx) => plansOf(ctx, work))
/** Asks it of each reader, and holds what is read to an index. */
async function held(readers: readonly Principal[], work: (ctx: Ctx) => Promise<unknown>, index: RegExp, table: string) {
  for (const reader of readers) {
    const plan = await planOf(reader, work)
    expect(plan).toMatch(index)
    expect(plan).not.toMatch(new RegExp(`Seq Scan on ${table}\\b`))
  }
}
const staffs = () => [ledger.staff, limited(account.id)] as const
const everybody = () => [...staffs(), account.customer] as const
/** Who reads one account alone: whatever is read begins at it. */
const ofAccount = /Index (Only )?(Scan|Cond).*(_account|_latest|_pkey|_version|_environment|_number|_listed)/

it('pages of assessments are read from an index in their own order, whoever of the staff asks', async () => {
  const page = (more: object) => (ctx: Ctx) => listAssessmentRows(ctx, { limit: 51, ...more })
  await held([ledger.staff], page({}), /assessments_latest/, 'assessments')
  await held([ledger.staff], page({ after }), /assessments_latest/, 'assessments')
  await held([ledger.staff], page({ state: 'discarded', after }), /assessments_state/, 'assessments')
  await held([limited(account.id)], page({ after }), ofAccount, 'assessments')
  await held([ledger.staff], page({ accountId: account.id, after }), /assessments_account/, 'assessments')
})

it('pages of published reports are read from an index, for each side', async () => {
  const page = (more: object) => (ctx: Ctx) => listReportRows(ctx, { limit: 51, ...more })
  await held([ledger.staff], page({ after }), /assessment_reports_published/, 'assessment_reports')
  await held(
    [limited(account.id), account.customer],
    page({ after }),
    /assessment_reports_latest/,
    'assessment_reports',
  )
  await held([ledger.staff], page({ accountId: account.id }), /assessment_reports_latest/, 'assessment_reports')
  await held(everybody(), page({ accountId: account.id, environmentId }), ofAccount, 'assessment_reports')
})

it('findings and bundles of an account are read from an index in their own order, under each role', async () => {
  const findings = (more: object) => (ctx: Ctx) => listFindingRows(ctx, { accountId: account.id, limit: 101, ...more })
  const place = [0, 2, '2026-11-20', after[1]] as const
  for (const more of [{}, { after: place }, { state: 'open', after: place }]) {
    await held([limited(account.id)], findings(more), ofAccount, 'findings')
    for (const reader of [ledger.staff, account.customer]) {
      const plan = await planOf(reader, findings(more))
      expect(plan).toMatch(/findings_listed/)
      expect(plan).not.toMatch(/Sort|Seq Scan/)
    }
  }
  await held(everybody(), findings({ environmentId }), /findings_(environment|listed|number)/, 'findings')
  const bundles = (of: string | undefined) => (ctx: Ctx) =>
    listBundleRows(ctx, { accountId: account.id, environmentId: of })
  for (const of of [undefined, environmentId])
    await held(everybody(), bundles(of), /bundles_\w+|bundles_pkey/, 'bundles')
})

it('what judging and drafting ask of an installation is its own, by an index', async () => {
  const of = { accountId: account.id, environmentId }
  const questions: readonly (readonly [RegExp, string, (ctx: Ctx) => Promise<unknown>])[] = [
    [/bundles_environment/, 'bundles', (ctx) => listSnapshotsBefore(ctx, { ...of, collectedAt: new Date(at) }, 1)],
    [/bundles_environment/, 'bundles', (ctx) => hasBundle(ctx, { ...of, sha256: Buffer.from('0') })],
    [/assessments_number|assessments_account/, 'assessments', (ctx) => findLatestPublished(ctx, of)],
    [/assessments_draft/, 'assessments', (ctx) => hasDraft(ctx, of.accountId, of.environmentId)],
    [/assessment_findings_pkey/, 'assessments', (ctx) => lastFindingNumber(ctx, of.accountId, of.environmentId)],
    [/findings_(environment|number)/, 'findings', (ctx) => lockFindingsOf(ctx, of)],
    [/assessment_reports_/, 'assessment_reports', (ctx) => listReportsBefore(ctx, of, { before: 30, limit: 11 })],
    [/assessment_reports_of/, 'assessment_reports', (ctx) => reportIdsOf(ctx, [after[1]])],
    [/findings_(open|listed)/, 'findings', (ctx) => listDueDays(ctx, [account.id])],
  ]
  for (const [index, table, work] of questions) await held([worker, ...staffs()], work, index, table)
})

it('timers and reports over a time look at the end of an index, however much there is', async () => {
  await held([worker], (ctx) => nextFindingAt(ctx.db), /findings_due/, 'findings')
  await held([worker], (ctx) => nextOriginalAt(ctx.db), /bundles_due/, 'bundles')
  const closed = (ctx: Ctx) =>
    sql`SELECT count(*) FROM (${closedFacts({ accountId: account.id, from: at - 86_400_000, until: at, zone: 'UTC' })}) f`.execute(
      ctx.db,
    )
  await held(everybody(), closed, /findings_closed/, 'findings')
  const answers = (ctx: Ctx) => listAnswers(ctx, { answers: [], limit: 51 })
  await held([ledger.staff], answers, /solved_answers_closed/, 'solved_answers')
})

it('thousands of findings come page by page, each exactly once, in one order', async () => {
  await ledger.openUnit(account.customer, 'read', async (ctx) => {
    const read: string[] = []
    let after: FindingPlace | undefined
    do {
      const page = await listFindingRows(ctx, { accountId: account.id, after, limit: 400 })
      read.push(...page.map(({ id }) => id))
      const last = page.length === 400 ? page.at(-1) : undefined
      after = last && placeOfFinding(last)
    } while (after)
    const whole = await listFindingRows(ctx, { accountId: account.id, limit: 10_000 })
    expect(read).toEqual(whole.map(({ id }) => id))
    expect(new Set(read).size).toBe(3_000)
  })
})
