import type {
  changeAdvisoryEndpoint,
  createAdvisoryEndpoint,
  removeAdvisoryEndpoint,
} from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { isEmbargoed } from '@mainstay/policy/advisories'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { knownProducts } from '../products/index.ts'
import { keepNamed, namedAccounts, requireFit } from './advisory-content.ts'
import { advisoryView } from './advisory-views.ts'
import {
  type AdvisoryChange,
  type AdvisoryRow,
  deleteAdvisory,
  insertAdvisory,
  lockAdvisory,
  updateAdvisory,
} from './queries.ts'
import { reachOut } from './reach-out.ts'
import { tellAgain } from './told-queries.ts'

/** Finds it for a change, and holds it. Refuses `access.denied`, `advisory.not_found`, `request.stale`. */
export async function getForChange(ctx: Ctx, advisoryId: string): Promise<AdvisoryRow> {
  allow(ctx, 'advisory.write', {})
  const row = await lockAdvisory(ctx, decodeId('adv', advisoryId))
  if (!row) throw new Refusal('advisory.not_found')
  requireCurrentVersion(ctx, row.version)
  return row
}

/** The house hears of it; customers do not. */
export const tellHouse = (ctx: Ctx, id: string, texts: Readonly<Record<string, string>> = {}) =>
  ctx.publish({ type: 'advisory.kept', subject: { type: 'advisory', id }, texts })

/** Writes a draft: nobody is told. */
export async function createAdvisory(
  ctx: Ctx,
  { body }: InputOf<typeof createAdvisoryEndpoint>,
): Promise<OutputOf<typeof createAdvisoryEndpoint>> {
  allow(ctx, 'advisory.write', {})
  const productId = decodeId('prd', body.productId)
  await knownProducts(ctx, [productId])
  requireFit(body)
  const named = await namedAccounts(ctx, body.named)
  const id = ctx.newId()
  await insertAdvisory(ctx, {
    id,
    product_id: productId,
    severity: body.severity,
    title: body.title,
    text: body.text,
    affected: body.affected,
    fixed_in: body.fixedIn,
    workaround: body.workaround,
    opens_at: body.opensAt === null ? null : new Date(body.opensAt),
    written_by: actingPerson(ctx),
    created_at: new Date(await ctx.now()),
  })
  await keepNamed(ctx, id, named)
  await tellHouse(ctx, id, { title: body.title, text: body.text })
  return advisoryView(ctx, id)
}

type Change = InputOf<typeof changeAdvisoryEndpoint>['body']

/** Changes a draft in silence; a published one becomes a new revision, of which everybody concerned is told. */
export async function changeAdvisory(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeAdvisoryEndpoint>,
): Promise<OutputOf<typeof changeAdvisoryEndpoint>> {
  const row = await getForChange(ctx, params.advisoryId)
  if (row.state === 'withdrawn') throw new Refusal('advisory.withdrawn')
  requireFit({
    affected: body.affected ?? row.affected,
    fixedIn: body.fixedIn === undefined ? row.fixed_in : body.fixedIn,
  })
  if (body.named) await keepNamed(ctx, row.id, await namedAccounts(ctx, body.named))
  const at = await ctx.now()
  const isPublished = row.state === 'published'
  await updateAdvisory(ctx, row.id, {
    ...changeOf(body),
    ...opening(body, row, at),
    ...(isPublished ? revisionOf(body, row, at) : {}),
  })
  if (isPublished) {
    await tellAgain(ctx, row.id, new Date(at))
    await reachOut(ctx, { ...row, ...changeOf(body), ...opening(body, row, at) }, at)
  }
  await tellHouse(ctx, row.id, body.text === undefined ? {} : { text: body.text })
  return advisoryView(ctx, row.id)
}

const changeOf = (body: Change) => ({
  ...(body.severity === undefined ? {} : { severity: body.severity }),
  ...(body.title === undefined ? {} : { title: body.title }),
  ...(body.text === undefined ? {} : { text: body.text }),
  ...(body.affected === undefined ? {} : { affected: body.affected }),
  ...(body.fixedIn === undefined ? {} : { fixed_in: body.fixedIn }),
  ...(body.workaround === undefined ? {} : { workaround: body.workaround }),
})

/** Another day on which it opens. What is open stays open: refuses `advisory.published_already`. */
function opening(
  { opensAt }: Change,
  row: AdvisoryRow,
  at: number,
): Pick<AdvisoryChange, 'opens_at' | 'next_timer_at'> {
  if (opensAt === undefined) return {}
  const opens_at = opensAt === null ? null : new Date(opensAt)
  if (row.state === 'draft') return { opens_at }
  if (!isEmbargoed({ opensAt: row.opens_at?.getTime() }, at)) throw new Refusal('advisory.published_already')
  const isEarly = isEmbargoed({ opensAt: opens_at?.getTime() }, at)
  return { opens_at, next_timer_at: isEarly ? opens_at : null }
}

/** Refuses `advisory.change_unsaid`. */
function revisionOf({ whatChanged }: Change, { revision }: AdvisoryRow, at: number): AdvisoryChange {
  if (whatChanged === undefined) throw new Refusal('advisory.change_unsaid')
  return { revision: revision + 1, what_changed: whatChanged, changed_at: new Date(at) }
}

/** Removes a draft. Refuses `advisory.published_already`. */
export async function removeAdvisory(ctx: Ctx, { params }: InputOf<typeof removeAdvisoryEndpoint>): Promise<null> {
  const row = await getForChange(ctx, params.advisoryId)
  if (row.state !== 'draft') throw new Refusal('advisory.published_already')
  await deleteAdvisory(ctx, row.id)
  await tellHouse(ctx, row.id)
  return null
}
