import { type Evaluation, reconcile } from '@mainstay/policy/assessments'
import type { Ctx } from '../../../platform/ctx.ts'
import { assessmentRulesOf, dueOnOf, todayOf } from '../policy-rules.ts'
import { earlierOf } from './earlier-of.ts'
import { turnFinding } from './history.ts'
import { type FindingRow, lockFindingsOf, updateFinding } from './queries.ts'

interface Rechecking {
  readonly accountId: string
  readonly environmentId: string
  readonly bundleId: string
  readonly evaluation: Evaluation
}
const noAcceptance = { accepted_by: null, accepted_at: null, accepted_until: null, accepted_because: null }
const notDone = { done_by: null, done_at: null, done_words: null }

/**
 * What the customer was told of, held against a newer snapshot: what is mended is fixed, what is back stands open again.
 * What is new waits for an engineer; an older snapshot than the last says nothing.
 */
export async function recheckFindings(ctx: Ctx, { evaluation, bundleId, ...of }: Rechecking): Promise<void> {
  const rows = (await lockFindingsOf(ctx, of)).filter(({ checkedAt }) => checkedAt.getTime() < evaluation.collectedAt)
  if (rows.length === 0) return
  const { today } = await todayOf(ctx, of.accountId)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const reconciled = reconcile({ earlier: rows.map(earlierOf), results: evaluation.results, today })
  for (const { id, change, notRechecked } of reconciled) {
    const row = id === null ? undefined : byId.get(id)
    if (!row || notRechecked !== undefined || row.ruleId === null) continue
    await recheckOne(ctx, row, { change, bundleId, checkedAt: new Date(evaluation.collectedAt), today })
  }
}

interface Checked {
  readonly change: ReturnType<typeof reconcile>[number]['change']
  readonly bundleId: string
  readonly checkedAt: Date
  readonly today: string
}
async function recheckOne(ctx: Ctx, row: FindingRow, { change, bundleId, checkedAt, today }: Checked): Promise<void> {
  const checked = { checked_at: checkedAt }
  if (change === 'fixed')
    return turnFinding(ctx, row, {
      ...{ kind: 'fixed', bundleId, tells: 'finding.fixed' },
      change: { ...checked, ...noAcceptance, ...notDone, state: 'fixed', fixed_at: checkedAt },
    })
  if (change === 'reopened') {
    const due_on = dueOnOf(await assessmentRulesOf(ctx, row.accountId), row.severity, today)
    return turnFinding(ctx, row, {
      ...{ kind: 'reopened', bundleId, tells: 'finding.reopened' },
      change: { ...checked, ...notDone, state: 'open', fixed_at: null, due_on, told: 0 },
    })
  }
  // said to be done, and the snapshot that was taken since then shows it still
  if (row.doneAt !== null && row.doneAt < checkedAt && row.state !== 'fixed')
    return turnFinding(ctx, row, {
      kind: 'not_done',
      bundleId,
      change: { ...checked, ...notDone },
      tells: 'finding.changed',
    })
  await updateFinding(ctx, row, { ...checked, changed_at: new Date(await ctx.now()) })
}
