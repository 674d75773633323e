import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getPresenceEndpoint } from '@mainstay/contracts/tickets'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { personRefs } from '../contacts/index.ts'
import { getTicketInSight } from './find-ticket.ts'
import { deleteOldPresence, deletePresence, listPresenceOn, writePresence } from './presence-queries.ts'
import { personOf } from './ticket-row-view.ts'

/** Somebody who said nothing for this long has gone. */
export const presentForMs = 45_000

const forgottenAfterMs = 3_600_000

/** Says what a colleague does on a ticket and answers who else is there. Nothing of it is kept. */
export async function showPresence(
  ctx: Ctx,
  { params, body }: InputOf<typeof getPresenceEndpoint>,
): Promise<OutputOf<typeof getPresenceEndpoint>> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  const key = { accountId: ticket.accountId, ticketId: ticket.id, personId: actingPerson(ctx) }
  const now = await ctx.now()
  if (body.doing === 'gone') await deletePresence(ctx, key)
  else await writePresence(ctx, key, body.doing, now)
  await deleteOldPresence(ctx, key.personId, now - forgottenAfterMs)
  const others = await listPresenceOn(ctx, key, now - presentForMs)
  const people = await personRefs(
    ctx,
    others.map(({ personId }) => personId),
  )
  return { others: others.map(({ personId, doing }) => ({ person: personOf(people, personId), doing })) }
}
