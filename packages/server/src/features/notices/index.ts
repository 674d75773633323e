import {
  changeNoticeEndpoint,
  createNoticeEndpoint,
  dismissNoticeEndpoint,
  endNoticeEndpoint,
  listNoticesEndpoint,
  listShowingNoticesEndpoint,
  listSignInNoticesEndpoint,
  previewNoticeEndpoint,
} from '@mainstay/contracts/notices'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { dismissNotice } from './dismiss-notice.ts'
import { listNotices } from './list-notices.ts'
import { listAtSignIn, listShowing } from './list-showing.ts'
import { changeNotice, createNotice, endNotice, previewNotice } from './write-notice.ts'

export { noticeSource } from './turn-notices.ts'

export const noticeRoutes: readonly Route[] = [
  serve(listShowingNoticesEndpoint, (ctx) => listShowing(ctx)),
  serve(listNoticesEndpoint, (ctx) => listNotices(ctx)),
  serve(previewNoticeEndpoint, previewNotice, { unit: 'read' }),
  serve(createNoticeEndpoint, createNotice),
  serve(changeNoticeEndpoint, changeNotice),
  serve(endNoticeEndpoint, endNotice),
  serve(dismissNoticeEndpoint, dismissNotice),
]

/** Read before anybody has signed in. */
export const signInNoticesRoute = (parts: { readonly openUnit: OpenUnit }): Route =>
  serveRaw(listSignInNoticesEndpoint, listAtSignIn(parts.openUnit))
