import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, line, Nothing, NoticeId, PersonRef, ProductId } from './shared.ts'

const Tone = z.enum(['plain', 'warning'])
/** Plain text; at most one link, which leads out of the desk by http or https. */
const Link = z.object({ label: line(60), url: z.url({ protocol: /^https?$/ }).max(500) })
export const NoticeAudience = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('all') }),
  z.strictObject({ to: z.literal('plan'), plan: z.string().min(1).max(40) }),
  z.strictObject({ to: z.literal('product'), productId: ProductId }),
])

/** A notice as it shows: a strip above the page. */
export const ShownNotice = z.object({
  id: NoticeId,
  tone: Tone,
  text: z.string(),
  link: Link.nullable(),
  until: Instant,
})
export type ShownNotice = z.infer<typeof ShownNotice>

/** A notice as the staff see it. */
export const Notice = ShownNotice.extend({
  audience: NoticeAudience,
  from: Instant,
  state: z.enum(['planned', 'showing', 'over']),
  writtenBy: PersonRef.nullable(),
  /** People who put it away. */
  dismissed: z.number().int(),
  version: z.number().int(),
})
export type Notice = z.infer<typeof Notice>

const params = z.object({ noticeId: NoticeId })
const body = {
  text: line(400),
  tone: Tone.default('plain'),
  link: Link.nullable().default(null),
  audience: NoticeAudience,
  from: Instant,
  until: Instant,
}
const showing = z.object({ items: z.array(ShownNotice) })

export const listShowingNoticesEndpoint = endpoint({
  method: 'GET',
  path: '/notices/showing',
  summary: 'Notices that show to the caller now, without those they put away',
  tag: 'Notices',
  door: 'customer',
  returns: showing,
  refuses: ['account.not_found'],
})
export const listSignInNoticesEndpoint = endpoint({
  method: 'GET',
  path: '/notices/at-sign-in',
  summary: 'Notices for everybody that show now, for the page of the sign-in',
  tag: 'Notices',
  door: 'anyone',
  returns: showing,
  refuses: [],
})
export const listNoticesEndpoint = endpoint({
  method: 'GET',
  path: '/notices',
  summary: 'All notices: what shows and what is planned first, then the latest that are over',
  tag: 'Notices',
  door: 'staff',
  returns: z.object({ items: z.array(Notice) }),
  refuses: ['access.denied'],
})
export const previewNoticeEndpoint = endpoint({
  method: 'POST',
  path: '/notices/preview',
  summary: 'How many accounts and people a notice would reach; nothing is written',
  tag: 'Notices',
  door: 'staff',
  body: z.strictObject({ audience: NoticeAudience }),
  returns: z.object({ accounts: z.number().int(), people: z.number().int(), atSignIn: z.boolean() }),
  refuses: ['access.denied', 'product.unknown', 'notice.plan_unknown'],
})
export const createNoticeEndpoint = endpoint({
  method: 'POST',
  path: '/notices',
  summary: 'Write a notice; it shows from its beginning up to its end by itself',
  tag: 'Notices',
  status: 201,
  door: 'staff',
  body: z.strictObject(body),
  returns: Notice,
  refuses: ['access.denied', 'product.unknown', 'notice.plan_unknown', 'notice.times_unfit'],
})
export const changeNoticeEndpoint = endpoint({
  method: 'PATCH',
  path: '/notices/:noticeId',
  summary: 'Change a notice that is not over; with other words it shows again to whoever put it away',
  tag: 'Notices',
  door: 'staff',
  ifMatch: 'required',
  params,
  body: z.strictObject({
    text: body.text.optional(),
    tone: Tone.optional(),
    link: Link.nullable().optional(),
    from: Instant.optional(),
    until: Instant.optional(),
  }),
  returns: Notice,
  refuses: ['access.denied', 'notice.not_found', 'notice.over', 'notice.times_unfit', 'request.stale'],
})
export const endNoticeEndpoint = endpoint({
  method: 'POST',
  path: '/notices/:noticeId/end',
  summary: 'Take a notice down now',
  tag: 'Notices',
  door: 'staff',
  params,
  returns: Notice,
  refuses: ['access.denied', 'notice.not_found', 'notice.over'],
})
export const dismissNoticeEndpoint = endpoint({
  method: 'POST',
  path: '/notices/:noticeId/dismissal',
  summary: 'Put a notice away, for oneself alone',
  tag: 'Notices',
  status: 204,
  door: 'customer',
  params,
  returns: Nothing,
  refuses: ['account.not_found', 'notice.not_found'],
})
