import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type {
  changeNoticeEndpoint,
  createNoticeEndpoint,
  endNoticeEndpoint,
  NoticeAudience,
  previewNoticeEndpoint,
} from '@mainstay/contracts/notices'
import { Refusal } from '@mainstay/contracts/problems'
import { type NoticeAudience as Audience, type NoticeLife, noticeState, noticeTurnsAt } from '@mainstay/policy/notices'
import type { z } from 'zod'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { noticeView } from './notice-views.ts'
import { deleteDismissals, insertNotice, lifeOf, lockNotice, type NoticeRow, updateNotice } from './queries.ts'
import { countReached, requireAudience } from './reach.ts'

const audienceIn = (sent: z.infer<typeof NoticeAudience>): Audience =>
  sent.to === 'product' ? { to: 'product', productId: decodeId('prd', sent.productId) } : sent

/** Counts whom a notice would reach. Refuses `access.denied`, `product.unknown`, `notice.plan_unknown`. */
export async function previewNotice(
  ctx: Ctx,
  { body }: InputOf<typeof previewNoticeEndpoint>,
): Promise<OutputOf<typeof previewNoticeEndpoint>> {
  allow(ctx, 'notice.write', {})
  const audience = audienceIn(body.audience)
  await requireAudience(ctx, audience)
  return { ...(await countReached(ctx, audience)), atSignIn: audience.to === 'all' }
}

/** Refuses `notice.times_unfit`: a notice ends after it begins, and not in the past. */
function requireFit(life: NoticeLife, at: number): void {
  if (life.untilAt <= life.fromAt || life.untilAt <= at) throw new Refusal('notice.times_unfit')
}

const timerOf = (life: NoticeLife, at: number): Date | null => {
  const next = noticeTurnsAt(life, at)
  return next === undefined ? null : new Date(next)
}
const linkColumns = (link: { readonly label: string; readonly url: string } | null) => ({
  link_label: link?.label ?? null,
  link_url: link?.url ?? null,
})

export async function createNotice(
  ctx: Ctx,
  { body }: InputOf<typeof createNoticeEndpoint>,
): Promise<OutputOf<typeof createNoticeEndpoint>> {
  allow(ctx, 'notice.write', {})
  const audience = audienceIn(body.audience)
  await requireAudience(ctx, audience)
  const at = await ctx.now()
  const life = { fromAt: Date.parse(body.from), untilAt: Date.parse(body.until) }
  requireFit(life, at)
  const id = ctx.newId()
  await insertNotice(ctx, {
    id,
    text: body.text,
    tone: body.tone,
    ...linkColumns(body.link),
    shown_to: audience.to,
    plan: audience.to === 'plan' ? audience.plan : null,
    product_id: audience.to === 'product' ? audience.productId : null,
    from_at: new Date(life.fromAt),
    until_at: new Date(life.untilAt),
    next_timer_at: timerOf(life, at),
    written_by: actingPerson(ctx),
    created_at: new Date(at),
  })
  await tell(ctx, id, body.text)
  return noticeView(ctx, id)
}

export async function changeNotice(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeNoticeEndpoint>,
): Promise<OutputOf<typeof changeNoticeEndpoint>> {
  const { known, at } = await openNotice(ctx, params.noticeId)
  requireCurrentVersion(ctx, known.version)
  const life = {
    fromAt: body.from === undefined ? known.from_at.getTime() : Date.parse(body.from),
    untilAt: body.until === undefined ? known.until_at.getTime() : Date.parse(body.until),
  }
  requireFit(life, at)
  await updateNotice(ctx, known.id, {
    ...(body.text === undefined ? {} : { text: body.text }),
    ...(body.tone === undefined ? {} : { tone: body.tone }),
    ...(body.link === undefined ? {} : linkColumns(body.link)),
    from_at: new Date(life.fromAt),
    until_at: new Date(life.untilAt),
    next_timer_at: timerOf(life, at),
  })
  // whoever put away the old words has not read the new ones
  if (body.text !== undefined && body.text !== known.text) await deleteDismissals(ctx, known.id)
  await tell(ctx, known.id, body.text)
  return noticeView(ctx, known.id)
}

/** Takes it down now. */
export async function endNotice(
  ctx: Ctx,
  { params }: InputOf<typeof endNoticeEndpoint>,
): Promise<OutputOf<typeof endNoticeEndpoint>> {
  const { known, at } = await openNotice(ctx, params.noticeId)
  await updateNotice(ctx, known.id, { ended_at: new Date(at), next_timer_at: null })
  await tell(ctx, known.id)
  return noticeView(ctx, known.id)
}

/** Finds it for a change. Refuses `access.denied`, `notice.not_found`, `notice.over`. */
async function openNotice(ctx: Ctx, noticeId: string): Promise<{ readonly known: NoticeRow; readonly at: number }> {
  allow(ctx, 'notice.write', {})
  const known = await lockNotice(ctx, decodeId('not', noticeId))
  if (!known) throw new Refusal('notice.not_found')
  const at = await ctx.now()
  if (noticeState(lifeOf(known), at) === 'over') throw new Refusal('notice.over')
  return { known, at }
}

const tell = (ctx: Ctx, id: string, text?: string) =>
  ctx.publish({
    type: 'notice.changed',
    subject: { type: 'notice', id },
    ...(text === undefined ? {} : { texts: { text } }),
  })
