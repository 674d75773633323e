import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { publishMinutesEndpoint, writeMinutesEndpoint } from '@mainstay/contracts/engagements'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { holdRow } from './engagement-in-sight.ts'
import { findMinutes, markPublished, upsertMinutes, writeNote } from './minutes-queries.ts'
import { noteFact } from './owed.ts'
import { updateEngagement } from './queries.ts'
import { factsOf, requireStep, takeStep } from './take-step.ts'
import { engagementView } from './views.ts'

/** Writes what the customer will read and what the staff keep; minutes that are out are corrected in the open. */
export async function writeMinutes(
  ctx: Ctx,
  { params, body }: InputOf<typeof writeMinutesEndpoint>,
): Promise<OutputOf<typeof writeMinutesEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.plan')
  requireCurrentVersion(ctx, row.version)
  requireStep(row, 'publish_minutes')
  const [by, at] = [actingPerson(ctx), await ctx.now()]
  const { text, decisions, staffNote, recordingUrl } = body
  await upsertMinutes(ctx, row, { text, decisions, by, at })
  if (staffNote !== undefined) {
    allow(ctx, 'engagement.see_notes', row)
    await writeNote(ctx, row, { text: staffNote, by, at })
  }
  const recording = recordingUrl === undefined ? {} : { recording_url: recordingUrl }
  await updateEngagement(ctx, row, { ...recording, changed_at: new Date(at) })
  await ctx.publish({
    type: 'engagement.minutes_written',
    accountId: row.accountId,
    subject: { type: 'engagement', id: row.id },
    data: factsOf(row),
    texts: { minutes: text },
  })
  return engagementView(ctx, row.id)
}

/**
 * The customer can read them: the session is delivered, and what was owed is met (policy 9.8). An assessment is met by
 * its published report, never by a review of it. Refuses `engagement.minutes_missing`.
 */
export async function publishMinutes(
  ctx: Ctx,
  { params }: InputOf<typeof publishMinutesEndpoint>,
): Promise<OutputOf<typeof publishMinutesEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.plan')
  requireCurrentVersion(ctx, row.version)
  requireStep(row, 'publish_minutes')
  const minutes = await findMinutes(ctx, row)
  if (!minutes) throw new Refusal('engagement.minutes_missing')
  if (minutes.publishedAt !== null) throw new Refusal('engagement.state_unfit')
  await markPublished(ctx, row, actingPerson(ctx), await ctx.now())
  await takeStep(ctx, row, 'publish_minutes', { tells: 'engagement.minutes_published' })
  if (row.kind !== 'assessment_review') await noteFact(ctx, row, { type: 'delivered', engagementId: row.id })
  return engagementView(ctx, row.id)
}
