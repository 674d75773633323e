import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listPresenceEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { listAllPresence } from './presence-queries.ts'
import { presentForMs } from './show-presence.ts'
import { personOf } from './ticket-row-view.ts'

/** More than anybody reads off a queue at a glance. */
const atMost = 300

/** Which colleagues are on which tickets, for the marks on the rows of the queue. */
export async function listPresence(ctx: Ctx): Promise<OutputOf<typeof listPresenceEndpoint>> {
  allow(ctx, 'staff.see', {})
  const since = (await ctx.now()) - presentForMs
  const rows = await listAllPresence(ctx, { personId: actingPerson(ctx), since, limit: atMost })
  const people = await personRefs(
    ctx,
    rows.map(({ personId }) => personId),
  )
  return {
    items: rows.map(({ ticketId, personId, doing }) => ({
      ticketId: encodeId('tkt', ticketId),
      person: personOf(people, personId),
      doing,
    })),
  }
}
