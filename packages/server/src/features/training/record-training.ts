import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { recordTrainingEndpoint } from '@mainstay/contracts/training'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { type MandateRow, mandateOf } from '../contacts/index.ts'
import { heldNow, requireFit, todayOf } from './courses.ts'
import { insertRecord } from './queries.ts'
import { readRecord } from './read-record.ts'

/** Staff record what a technical contact completed; it counts at once. */
export async function recordTraining(
  ctx: Ctx,
  { params, body }: InputOf<typeof recordTrainingEndpoint>,
): Promise<OutputOf<typeof recordTrainingEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'training.record', { accountId })
  const contact = await contactOf(ctx, accountId, decodeId('per', body.personId))
  const { policy } = await heldNow(ctx, accountId)
  requireFit(policy.people.courses, body, await todayOf(ctx, contact))
  const id = ctx.newId()
  await insertRecord(ctx, {
    account_id: accountId,
    id,
    person_id: contact.person_id,
    course: body.course,
    completed_on: body.completedOn,
    expires_on: body.expiresOn ?? null,
    evidence: body.evidence ?? null,
    file_id: null,
    state: 'accepted',
    recorded_by: actingPerson(ctx),
    recorded_at: new Date(await ctx.now()),
  })
  await ctx.publish({
    type: 'training.recorded',
    accountId,
    subject: { type: 'training', id },
    data: { personId: contact.person_id, course: body.course },
  })
  return readRecord(ctx, { accountId, id, courses: policy.people.courses })
}

/** Whoever trains is a technical contact now. Refuses `contact.not_found`. */
export async function contactOf(ctx: Ctx, accountId: string, personId: string): Promise<MandateRow> {
  const mandate = await mandateOf(ctx, accountId, personId)
  if (mandate?.role !== 'contact') throw new Refusal('contact.not_found')
  return mandate
}
