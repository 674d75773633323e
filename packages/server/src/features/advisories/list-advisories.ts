import type { getAdvisoryEndpoint, listAdvisoriesEndpoint } from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { advisoryView, advisoryViews } from './advisory-views.ts'
import { listAdvisoryRows } from './queries.ts'

/** All of them for the staff: drafts first, then the latest. */
export async function listAdvisories(ctx: Ctx): Promise<OutputOf<typeof listAdvisoriesEndpoint>> {
  allow(ctx, 'advisories.see', {})
  return { items: [...(await advisoryViews(ctx, await listAdvisoryRows(ctx)))] }
}

export async function getAdvisory(
  ctx: Ctx,
  { params }: InputOf<typeof getAdvisoryEndpoint>,
): Promise<OutputOf<typeof getAdvisoryEndpoint>> {
  allow(ctx, 'advisories.see', {})
  return advisoryView(ctx, decodeId('adv', params.advisoryId))
}
