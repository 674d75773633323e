import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { boughtBy } from './bought.ts'
import {
  type CustomerSight,
  findPublic,
  findRequest,
  findSurvivor,
  lockRequests,
  type PublicRow,
  type RequestRecord,
} from './queries.ts'

/** What bounds a customer's sight of requests; undefined for the staff, who see all of them. */
export async function sightOf(ctx: Ctx): Promise<CustomerSight | undefined> {
  if (ctx.principal.role !== 'desk_customer') return undefined
  const { accountId } = ctx.principal
  return { accountId, plan: (await boughtBy(ctx, accountId)).plan }
}

/**
 * The uuid of the request that an address names: of one that became part of another, the other. Refuses
 * `feature_request.not_found` for what is not in sight.
 */
export async function requestInSight(ctx: Ctx, requestId: string): Promise<string> {
  allow(ctx, 'feature_request.see', {})
  const asked = decodeId('req', requestId)
  const id = await asDesk(ctx, () => findSurvivor(ctx, asked))
  if (id === undefined) throw new Refusal('feature_request.not_found')
  const sight = await sightOf(ctx)
  if (sight && !(await findPublic(ctx, id, sight))) throw new Refusal('feature_request.not_found')
  return id
}

/** What anybody reads of it who has it in sight, with the rest for the staff. */
export async function readRequest(ctx: Ctx, id: string): Promise<PublicRow & Partial<RequestRecord>> {
  const sight = await sightOf(ctx)
  const row = sight ? await findPublic(ctx, id, sight) : await findRequest(ctx, id)
  if (!row) throw new Refusal('feature_request.not_found')
  return row
}

/** The request itself, held until this transaction ends. Refuses `feature_request.not_found`. */
export async function holdRequest(ctx: Ctx, requestId: string): Promise<RequestRecord> {
  const id = await requestInSight(ctx, requestId)
  const [row] = await asDesk(ctx, () => lockRequests(ctx, [id]))
  if (!row || row.mergedInto !== null) throw new Refusal('feature_request.not_found')
  return row
}
