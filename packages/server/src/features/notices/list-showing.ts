import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listShowingNoticesEndpoint, listSignInNoticesEndpoint } from '@mainstay/contracts/notices'
import { noticeReaches, noticeState } from '@mainstay/policy/notices'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { audienceOf, shownView } from './notice-views.ts'
import { lifeOf, listDismissed, listOpenNotices, type NoticeRow } from './queries.ts'
import { reachOf } from './reach.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

const showingAt = (rows: readonly NoticeRow[], at: number) =>
  rows.filter((row) => noticeState(lifeOf(row), at) === 'showing')

/** What shows to the caller's account now; the desk reads all of them and answers what is meant for it. */
export async function noticesFor(ctx: Ctx, accountId: string): Promise<readonly NoticeRow[]> {
  const at = await ctx.now()
  const open = await asDesk(ctx, () => listOpenNotices(ctx, at))
  const showing = showingAt(open, at)
  if (showing.every((row) => row.shown_to === 'all')) return showing
  const held = await reachOf(ctx, accountId)
  return showing.filter((row) => noticeReaches(audienceOf(row), held))
}

/** Notices for the caller, without those they put away. */
export async function listShowing(ctx: Ctx): Promise<OutputOf<typeof listShowingNoticesEndpoint>> {
  if (ctx.principal.role !== 'desk_customer') return { items: [] }
  const { accountId } = ctx.principal
  allow(ctx, 'account.see', { accountId })
  const rows = await noticesFor(ctx, accountId)
  const away = rows.length === 0 ? new Set() : await listDismissed(ctx, actingPerson(ctx))
  return { items: rows.filter(({ id }) => !away.has(id)).map(shownView) }
}

/** Those for everybody, for whoever has not signed in. */
export const listAtSignIn = (openUnit: OpenUnit) => (): Promise<OutputOf<typeof listSignInNoticesEndpoint>> =>
  openUnit(worker, 'read', async (ctx) => {
    const at = await ctx.now()
    const forAll = (await listOpenNotices(ctx, at)).filter(({ shown_to }) => shown_to === 'all')
    return { items: showingAt(forAll, at).map(shownView) }
  })
