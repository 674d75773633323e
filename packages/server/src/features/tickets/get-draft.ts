import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getDraftEndpoint } from '@mainstay/contracts/tickets'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findDraft } from './draft-queries.ts'

/** What this person was writing, or null. */
export async function getDraft(
  ctx: Ctx,
  { params }: InputOf<typeof getDraftEndpoint>,
): Promise<OutputOf<typeof getDraftEndpoint>> {
  const draft = await findDraft(ctx, actingPerson(ctx), params.about)
  return draft ? { content: { ...draft.content }, updatedAt: draft.updatedAt.toISOString() } : null
}
