import type {
  Assessment,
  addDraftFindingEndpoint,
  changeAssessmentEndpoint,
  changeDraftFindingEndpoint,
  discardAssessmentEndpoint,
} from '@mainstay/contracts/assessments'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { requireCurrentVersion } from '../../../platform/http/versions.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { letOriginalGo } from '../bundles/queries.ts'
import { ownerOf } from '../findings/owner-of.ts'
import { assessmentRulesOf, dueOnOf, todayOf } from '../policy-rules.ts'
import { assessmentView } from './assessment-view.ts'
import { requireOwed } from './owed.ts'
import {
  type AssessmentRow,
  findItem,
  type ItemRow,
  insertItems,
  lastFindingNumber,
  listItems,
  lockAssessment,
  updateAssessment,
  updateItem,
} from './queries.ts'
import { stand } from './stand.ts'

const most = 400
const dayMs = 86_400_000

/** An assessment in the actor's hands, held. Refuses `assessment.not_found`, `request.stale`. */
export async function holdAssessment(ctx: Ctx, assessmentId: string): Promise<AssessmentRow> {
  const row = await lockAssessment(ctx, decodeId('asm', assessmentId))
  if (!row) throw new Refusal('assessment.not_found')
  allow(ctx, 'assessment.review', { accountId: row.accountId })
  requireCurrentVersion(ctx, row.version)
  return row
}
/** The same while it is a draft. Refuses `assessment.not_a_draft`. */
export async function holdDraft(ctx: Ctx, assessmentId: string): Promise<AssessmentRow> {
  const row = await holdAssessment(ctx, assessmentId)
  if (row.state !== 'draft') throw new Refusal('assessment.not_a_draft')
  return row
}

async function tellChange(
  ctx: Ctx,
  row: AssessmentRow,
  what: string,
  texts?: Record<string, string>,
): Promise<Assessment> {
  await ctx.publish({
    type: 'assessment.changed',
    accountId: row.accountId,
    subject: { type: 'assessment', id: row.id },
    data: { environmentId: row.environmentId, what },
    ...(texts === undefined ? {} : { texts }),
  })
  return assessmentView(ctx, row.id)
}

export async function changeAssessment(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeAssessmentEndpoint>,
): Promise<Assessment> {
  const row = await holdDraft(ctx, params.assessmentId)
  const { summary, plan, commitmentId } = body
  const window = commitmentId === undefined || commitmentId === null ? commitmentId : decodeId('com', commitmentId)
  if (typeof window === 'string') await requireOwed(ctx, row.accountId, window)
  await updateAssessment(ctx, row, {
    ...(summary === undefined ? {} : { summary }),
    ...(plan === undefined ? {} : { plan }),
    ...(window === undefined ? {} : { commitment_id: window }),
    changed_at: new Date(await ctx.now()),
  })
  const texts = { ...(summary ? { summary } : {}), ...(plan ? { plan } : {}) }
  return tellChange(ctx, row, 'words', texts)
}

/** What no rule looks for. Refuses `assessment.full`. */
export async function addDraftFinding(
  ctx: Ctx,
  { params, body }: InputOf<typeof addDraftFindingEndpoint>,
): Promise<Assessment> {
  const row = await holdDraft(ctx, params.assessmentId)
  if ((await listItems(ctx, row)).length >= most) throw new Refusal('assessment.full')
  const { accountId, environmentId } = row
  const { today } = await todayOf(ctx, accountId)
  const { severity, group, title, why, recommendation, effort, evidence } = body
  const owner = body.ownerId === undefined ? undefined : await ownerOf(ctx, accountId, body.ownerId)
  const rules = await assessmentRulesOf(ctx, accountId)
  await insertItems(ctx, [
    {
      ...{ accountId, assessmentId: row.id, findingId: ctx.newId() },
      number: (await lastFindingNumber(ctx, accountId, environmentId)) + 1,
      ...{ ruleId: null, group, severity, title, why, recommendation, effort, source: null, evidence },
      ...{ gauge: null, severityByHand: true, state: 'open', change: 'new', earlier: {}, leftOut: null },
      ...{ ownerId: owner?.owner_id ?? null, ownerSide: owner ? owner.owner_side : 'customer' },
      dueOn: body.dueOn === undefined ? dueOnOf(rules, severity, today) : body.dueOn,
    },
  ])
  await stand(ctx, row)
  return tellChange(ctx, row, 'finding_added', { title })
}

/** What it says, or that it is left out and why. A graver or lighter finding keeps its day unless told. */
export async function changeDraftFinding(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeDraftFindingEndpoint>,
): Promise<Assessment> {
  const row = await holdDraft(ctx, params.assessmentId)
  const item = await findItem(ctx, row, decodeId('fnd', params.findingId))
  if (!item) throw new Refusal('finding.not_found')
  await updateItem(ctx, await changedItem(ctx, item, body))
  await stand(ctx, row)
  return tellChange(ctx, row, body.leftOut ? 'finding_left_out' : 'finding', { title: body.title ?? item.title })
}

async function changedItem(
  ctx: Ctx,
  item: ItemRow,
  { ownerId, severity, ...said }: InputOf<typeof changeDraftFindingEndpoint>['body'],
): Promise<ItemRow> {
  const owner = ownerId === undefined ? undefined : await ownerOf(ctx, item.accountId, ownerId)
  const named = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  return {
    ...{ ...item, ...named },
    ...(severity === undefined || severity === item.severity ? {} : { severity, severityByHand: true }),
    ...(owner === undefined ? {} : { ownerId: owner.owner_id, ownerSide: owner.owner_side }),
  }
}

/** One that corrects a report goes back to what is published; any other is dropped, and its original goes by the policy. */
export async function discardAssessment(
  ctx: Ctx,
  { params }: InputOf<typeof discardAssessmentEndpoint>,
): Promise<Assessment> {
  const row = await holdDraft(ctx, params.assessmentId)
  const at = await ctx.now()
  const state = row.reportVersion > 0 ? 'published' : 'discarded'
  await updateAssessment(ctx, row, { state, changed_at: new Date(at) })
  const { originals } = await assessmentRulesOf(ctx, row.accountId)
  await letOriginalGo(ctx, { accountId: row.accountId, id: row.bundleId }, new Date(at + originals.keptDays * dayMs))
  await ctx.publish({
    type: 'assessment.discarded',
    accountId: row.accountId,
    subject: { type: 'assessment', id: row.id },
    data: { environmentId: row.environmentId, state },
  })
  return assessmentView(ctx, row.id)
}
