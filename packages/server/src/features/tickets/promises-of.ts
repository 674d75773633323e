import type { Ctx } from '../../platform/ctx.ts'
import { readingOf, viewsOf } from '../commitments/index.ts'
import type { TellablePromise } from './promise-entries.ts'
import type { TicketRecord } from './ticket.ts'

/** The promises of a ticket in the order they came on the ledger, each with the clock behind it; read once. */
export async function promisesOf(ctx: Ctx, ticket: TicketRecord): Promise<readonly TellablePromise[]> {
  const { commitments } = await readingOf(ctx, ticket.accountId, ticket.id)
  const views = (await viewsOf(ctx, [ticket])).get(ticket.id)?.all ?? []
  return views.flatMap((commitment, index) => {
    const clock = commitments[index]
    return clock ? [{ commitment, clock }] : []
  })
}
