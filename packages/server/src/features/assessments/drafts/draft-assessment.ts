import type { Assessment, draftAssessmentEndpoint } from '@mainstay/contracts/assessments'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { type Evaluation, reconcile } from '@mainstay/policy/assessments'
import { allow } from '../../../platform/access.ts'
import { actingPerson } from '../../../platform/acting-person.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { unlessTaken } from '../../../platform/db/index.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { type BundleRow, findBundleRow, findSnapshot } from '../bundles/queries.ts'
import { earlierOf } from '../findings/earlier-of.ts'
import { type FindingRow, lockFindingsOf } from '../findings/queries.ts'
import { groundFor } from '../judging/ground-for.ts'
import type { Judge } from '../judging/judge.ts'
import { assessmentRulesOf, todayOf } from '../policy-rules.ts'
import { assessmentView } from './assessment-view.ts'
import { draftItems } from './draft-items.ts'
import { requireOwed } from './owed.ts'
import {
  findLatestPublished,
  hasDraft,
  insertAssessment,
  insertItems,
  lastFindingNumber,
  listItems,
} from './queries.ts'
import { stand } from './stand.ts'

type Input = InputOf<typeof draftAssessmentEndpoint>

/** Holds a snapshot against rules and what the customer was told before; what comes of it is the engineer's to go through. */
export const draftAssessment =
  (judge: Judge) =>
  async (ctx: Ctx, { body }: Input): Promise<Assessment> => {
    const bundle = await findBundleRow(ctx, decodeId('bdl', body.bundleId))
    if (!bundle) throw new Refusal('bundle.not_found')
    const { accountId, environmentId } = bundle
    allow(ctx, 'assessment.review', { accountId })
    const commitmentId = body.commitmentId === undefined ? null : decodeId('com', body.commitmentId)
    if (commitmentId !== null) await requireOwed(ctx, accountId, commitmentId)
    if (await hasDraft(ctx, accountId, environmentId)) throw new Refusal('assessment.draft_exists')
    const evaluation = await evaluationOf(ctx, judge, bundle, body.ruleSetId)
    const id = ctx.newId()
    const at = new Date(await ctx.now())
    const row = { accountId, id, environmentId, bundleId: bundle.id, commitmentId, createdBy: actingPerson(ctx) }
    await unlessTaken(insertAssessment(ctx, { ...row, createdAt: at, evaluation }), {
      assessments_draft: 'assessment.draft_exists',
    })
    await insertItems(ctx, await itemsFor(ctx, { accountId, environmentId, id, evaluation }))
    await stand(ctx, { accountId, id })
    await ctx.publish({
      type: 'assessment.drafted',
      accountId,
      subject: { type: 'assessment', id },
      data: { environmentId, bundleId: bundle.id, commitmentId, ruleSet: evaluation.ruleSet.id },
    })
    return assessmentView(ctx, id)
  }

/** As it was judged when it came, while the rules are still the same; anew otherwise. */
async function evaluationOf(
  ctx: Ctx,
  judge: Judge,
  bundle: BundleRow,
  ruleSetId: string | undefined,
): Promise<Evaluation> {
  const kept = await findSnapshot(ctx, bundle)
  if (!kept) throw new Refusal('bundle.not_found')
  const ground = await groundFor(ctx, bundle, kept.snapshot, ruleSetId)
  const { evaluation } = kept
  const { id, version } = ground.ruleSet
  if (evaluation && evaluation.ruleSet.id === id && evaluation.ruleSet.version === version) return evaluation
  const judged = await judge(kept.snapshot, ground)
  if (!judged) throw new Refusal('assessment.not_evaluated')
  return judged
}

interface Drafting {
  readonly accountId: string
  readonly environmentId: string
  readonly id: string
  readonly evaluation: Evaluation
}
async function itemsFor(ctx: Ctx, { accountId, environmentId, id, evaluation }: Drafting) {
  const earlier = await lockFindingsOf(ctx, { accountId, environmentId })
  const { today } = await todayOf(ctx, accountId)
  const latest = await findLatestPublished(ctx, { accountId, environmentId })
  const before = latest ? await listItems(ctx, latest) : []
  const told = new Map(before.map(({ findingId, state }) => [findingId, state]))
  const reconciled = reconcile({
    earlier: earlier.map((row) => ({ ...earlierOf(row), state: stateAtReport(row, told.get(row.id)) })),
    ...{ results: evaluation.results, today },
  })
  const left = before.filter(({ leftOut }) => leftOut !== null)
  return draftItems(reconciled, {
    ...{ accountId, assessmentId: id, evaluation, earlier, today },
    leftOut: new Map(left.map(({ ruleId, leftOut }) => [ruleId ?? '', leftOut ?? ''])),
    rules: await assessmentRulesOf(ctx, accountId),
    lastNumber: await lastFindingNumber(ctx, accountId, environmentId),
    newId: () => ctx.newId(),
  })
}

/** What turned since the report before is this report's news: it counts as it stood then. */
function stateAtReport({ state }: FindingRow, told: FindingRow['state'] | undefined): FindingRow['state'] {
  if (state === 'fixed' && told !== undefined && told !== 'fixed') return 'open'
  return state === 'open' && told === 'fixed' ? 'fixed' : state
}
