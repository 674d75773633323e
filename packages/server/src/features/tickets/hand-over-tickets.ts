import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import { primaryOf } from '../contacts/index.ts'
import { insertChanges } from './change-queries.ts'
import { lockOpenOf, passOpener } from './hand-over-queries.ts'

/** A mandate that ends hands its open tickets to the primary, in the same transaction (policy 7.5). */
export async function handOverTickets(ctx: Ctx, { accountId, data, at, actor }: DomainEvent): Promise<void> {
  const from = data?.personId
  if (accountId === undefined || typeof from !== 'string') return
  const to = (await primaryOf(ctx, accountId))?.person_id
  const ids = to === undefined || to === from ? [] : await lockOpenOf(ctx, accountId, from)
  if (to === undefined || ids.length === 0) return
  await passOpener(ctx, { accountId, ids, to, at })
  for (const id of ids) {
    const author = { accountId, ticketId: id, byId: actor.id, side: 'automatic', at } as const
    await insertChanges(ctx, author, [{ id: ctx.newId(), kind: 'takeover', from, to }])
    await ctx.publish({ type: 'ticket.taken_over', accountId, subject: { type: 'ticket', id }, data: { from, to } })
  }
}
