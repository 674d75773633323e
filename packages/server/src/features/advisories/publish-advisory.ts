import type { publishAdvisoryEndpoint, withdrawAdvisoryEndpoint } from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { isEmbargoed } from '@mainstay/policy/advisories'
import type { Ctx } from '../../platform/ctx.ts'
import { advisoryView } from './advisory-views.ts'
import { updateAdvisory } from './queries.ts'
import { reachOut } from './reach-out.ts'
import { dropUntold, tellAgain } from './told-queries.ts'
import { getForChange, tellHouse } from './write-advisory.ts'

/** Everybody whom it concerns is told; before its day the named accounts alone. Refuses `advisory.published_already`. */
export async function publishAdvisory(
  ctx: Ctx,
  { params }: InputOf<typeof publishAdvisoryEndpoint>,
): Promise<OutputOf<typeof publishAdvisoryEndpoint>> {
  const row = await getForChange(ctx, params.advisoryId)
  if (row.state !== 'draft') throw new Refusal('advisory.published_already')
  const at = await ctx.now()
  await updateAdvisory(ctx, row.id, {
    state: 'published',
    revision: 1,
    published_at: new Date(at),
    next_timer_at: isEmbargoed({ opensAt: row.opens_at?.getTime() }, at) ? row.opens_at : null,
  })
  await reachOut(ctx, row, at)
  await tellHouse(ctx, row.id)
  return advisoryView(ctx, row.id)
}

/** It no longer holds; whoever was told is told why, nobody else. Refuses `advisory.not_published`, `advisory.withdrawn`. */
export async function withdrawAdvisory(
  ctx: Ctx,
  { params, body }: InputOf<typeof withdrawAdvisoryEndpoint>,
): Promise<OutputOf<typeof withdrawAdvisoryEndpoint>> {
  const row = await getForChange(ctx, params.advisoryId)
  if (row.state === 'draft') throw new Refusal('advisory.not_published')
  if (row.state === 'withdrawn') throw new Refusal('advisory.withdrawn')
  const at = new Date(await ctx.now())
  await updateAdvisory(ctx, row.id, {
    state: 'withdrawn',
    revision: row.revision + 1,
    withdrawn_at: at,
    withdrawn_because: body.because,
    next_timer_at: null,
  })
  await dropUntold(ctx, row.id)
  await tellAgain(ctx, row.id, at)
  await tellHouse(ctx, row.id, { because: body.because })
  return advisoryView(ctx, row.id)
}
