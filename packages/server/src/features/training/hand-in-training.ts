import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { handInTrainingEndpoint } from '@mainstay/contracts/training'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { attachCertificate } from '../files/index.ts'
import { heldNow, requireFit, todayOf } from './courses.ts'
import { insertRecord, isOnRecord } from './queries.ts'
import { readRecord } from './read-record.ts'
import { contactOf } from './record-training.ts'

type Input = InputOf<typeof handInTrainingEndpoint>

/** A contact hands in her own certificate, the primary a colleague's too. It counts once the staff accepted it. */
export async function handInTraining(
  ctx: Ctx,
  { params, body }: Input,
): Promise<OutputOf<typeof handInTrainingEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const recordedBy = actingPerson(ctx)
  const personId = body.personId === undefined ? recordedBy : decodeId('per', body.personId)
  allow(ctx, 'training.hand_in', { accountId })
  if (personId !== recordedBy) allow(ctx, 'contact.invite', { accountId })
  const contact = await contactOf(ctx, accountId, personId)
  const { policy } = await heldNow(ctx, accountId)
  requireFit(policy.people.courses, body, await todayOf(ctx, contact))
  if (body.fileId === undefined && body.evidence === undefined) throw new Refusal('training.evidence_needed')
  const id = await keep(ctx, body, { accountId, personId, recordedBy })
  await ctx.publish({
    type: 'training.handed_in',
    accountId,
    subject: { type: 'training', id },
    data: { personId, course: body.course },
  })
  return readRecord(ctx, { accountId, id, courses: policy.people.courses })
}

async function keep(
  ctx: Ctx,
  body: Input['body'],
  { accountId, personId, recordedBy }: { accountId: string; personId: string; recordedBy: string },
): Promise<string> {
  const { course, completedOn: completed_on } = body
  const whatItIs = { account_id: accountId, person_id: personId, course, completed_on }
  if (await isOnRecord(ctx, whatItIs)) throw new Refusal('training.recorded_already')
  const id = ctx.newId()
  const fileId = body.fileId === undefined ? null : decodeId('file', body.fileId)
  await insertRecord(ctx, {
    ...whatItIs,
    id,
    expires_on: body.expiresOn ?? null,
    evidence: body.evidence ?? null,
    file_id: fileId,
    state: 'waiting',
    recorded_by: recordedBy,
    recorded_at: new Date(await ctx.now()),
  })
  if (fileId !== null) await attachCertificate(ctx, { accountId, trainingId: id, fileId })
  return id
}
