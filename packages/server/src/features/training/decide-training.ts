import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { decideTrainingEndpoint } from '@mainstay/contracts/training'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { heldNow } from './courses.ts'
import { lockRecord, type RecordState, updateVerdict } from './queries.ts'
import { readRecord } from './read-record.ts'

/** What may still be decided: a certificate either way, and a record that was a mistake against it. */
const mayBecome = {
  waiting: ['accepted', 'declined'],
  accepted: ['declined'],
  declined: [],
} as const satisfies Readonly<Record<RecordState, readonly RecordState[]>>

/** Staff accept a certificate, or decline it with a reason that the contact and the primary read. */
export async function decideTraining(
  ctx: Ctx,
  { params, body }: InputOf<typeof decideTrainingEndpoint>,
): Promise<OutputOf<typeof decideTrainingEndpoint>> {
  const [accountId, id] = [decodeId('acc', params.accountId), decodeId('trn', params.trainingId)]
  allow(ctx, 'training.record', { accountId })
  const state = body.verdict === 'accept' ? 'accepted' : 'declined'
  const because = state === 'declined' ? body.because : undefined
  if (state === 'declined' && because === undefined) throw new Refusal('training.reason_needed')
  const record = await lockRecord(ctx, accountId, id)
  if (!record) throw new Refusal('training.not_found')
  requireCurrentVersion(ctx, record.version)
  if (!mayBecome[record.state].some((next) => next === state)) throw new Refusal('training.decided_already')
  const decided_at = new Date(await ctx.now())
  await updateVerdict(ctx, record, { state, decided_by: actingPerson(ctx), decided_at, because: because ?? null })
  await ctx.publish({
    type: 'training.decided',
    accountId,
    subject: { type: 'training', id },
    data: { personId: record.person_id, course: record.course, accepted: state === 'accepted' },
    ...(because === undefined ? {} : { texts: { because } }),
  })
  const { policy } = await heldNow(ctx, accountId)
  return readRecord(ctx, { accountId, id, courses: policy.people.courses })
}
