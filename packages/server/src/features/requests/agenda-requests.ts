import type { RequestStatus } from '@mainstay/policy/requests'
import type { Ctx } from '../../platform/ctx.ts'
import { listBacked } from './list-queries.ts'

/** What an account asks for, in the public words of each request. */
export async function agendaRequests(
  ctx: Ctx,
  accountId: string,
): Promise<readonly { readonly title: string; readonly status: RequestStatus; readonly release: string | null }[]> {
  return (await listBacked(ctx, accountId)).map(({ title, status, release }) => ({ title, status, release }))
}
