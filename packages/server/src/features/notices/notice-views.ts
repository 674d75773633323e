import type { Notice, ShownNotice } from '@mainstay/contracts/notices'
import { Refusal } from '@mainstay/contracts/problems'
import { type NoticeAudience, noticeState } from '@mainstay/policy/notices'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { countDismissals, findNotice, lifeOf, type NoticeRow } from './queries.ts'

/** For whom it is, as the policy asks; ids are uuids. */
export function audienceOf({ shown_to, plan, product_id }: NoticeRow): NoticeAudience {
  if (shown_to === 'plan' && plan !== null) return { to: 'plan', plan }
  if (shown_to === 'product' && product_id !== null) return { to: 'product', productId: product_id }
  return { to: 'all' }
}

export const shownView = ({ id, tone, text, link_label, link_url, until_at }: NoticeRow): ShownNotice => ({
  id: encodeId('not', id),
  tone,
  text,
  link: link_label === null || link_url === null ? null : { label: link_label, url: link_url },
  until: until_at.toISOString(),
})

/** Notices as the staff see them, in the order given. */
export async function noticeViews(ctx: Ctx, rows: readonly NoticeRow[]): Promise<readonly Notice[]> {
  const at = await ctx.now()
  const people = await personRefs(
    ctx,
    rows.map(({ written_by }) => written_by),
  )
  const dismissed = await countDismissals(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const audience = audienceOf(row)
    return {
      ...shownView(row),
      audience: audience.to === 'product' ? { ...audience, productId: encodeId('prd', audience.productId) } : audience,
      from: row.from_at.toISOString(),
      state: noticeState(lifeOf(row), at),
      writtenBy: people.get(row.written_by) ?? null,
      dismissed: dismissed.get(row.id) ?? 0,
      version: row.version,
    }
  })
}

/** One of them. Refuses `notice.not_found`. */
export async function noticeView(ctx: Ctx, id: string): Promise<Notice> {
  const row = await findNotice(ctx, id)
  const [view] = row ? await noticeViews(ctx, [row]) : []
  if (!view) throw new Refusal('notice.not_found')
  return view
}
