import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { explainTicketEndpoint } from '@mainstay/contracts/tickets'
import type { Ctx } from '../../platform/ctx.ts'
import { decisionOf } from '../commitments/index.ts'
import { personRefs } from '../contacts/index.ts'
import { findReaderFacts } from './beside-queries.ts'
import { listChanges } from './change-queries.ts'
import { changeView, peopleInChange } from './change-view.ts'
import { decisionView } from './decision-view.ts'
import { getTicketInSight } from './find-ticket.ts'
import { promisesOf } from './promises-of.ts'
import { readerOf, unexplained } from './ticket-view.ts'

/** Every decision on a ticket with its steps: its opening, each promise, each change. The same facts for both sides. */
export async function explainTicket(
  ctx: Ctx,
  { params }: InputOf<typeof explainTicketEndpoint>,
): Promise<OutputOf<typeof explainTicketEndpoint>> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  const promises = await promisesOf(ctx, ticket)
  const rows = await listChanges(ctx, ticket.accountId, ticket.id)
  const people = await personRefs(ctx, rows.flatMap(peopleInChange))
  const otherZone = promises.at(-1)?.commitment.zone
  const reader = readerOf(ctx, await findReaderFacts(ctx), { now: await ctx.now(), otherZone })
  const opening = rows.find(({ kind }) => kind === 'opened')?.decision ?? unexplained
  return {
    opening: decisionView(opening, reader),
    commitments: promises.map(({ commitment, clock }) => ({ commitment, decision: decisionOf({ clock }, reader) })),
    changes: rows.map((row) => changeView(row, people, reader)),
  }
}
