import { Refusal } from '@mainstay/contracts/problems'
import type { TrainingRecord } from '@mainstay/contracts/training'
import type { Ctx } from '../../platform/ctx.ts'
import type { Courses } from './courses.ts'
import { findRecord } from './queries.ts'
import { recordViews } from './views.ts'

/** One record as the actor reads it. Refuses `training.not_found`. */
export async function readRecord(
  ctx: Ctx,
  { accountId, id, courses }: { readonly accountId: string; readonly id: string; readonly courses: Courses },
): Promise<TrainingRecord> {
  const row = await findRecord(ctx, accountId, id)
  const [view] = row ? await recordViews(ctx, [row], courses) : []
  if (!view) throw new Refusal('training.not_found')
  return view
}
