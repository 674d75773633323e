import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { startViewingEndpoint } from '@mainstay/contracts/viewings'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { contactInSight, personRefs } from '../contacts/index.ts'
import { insertViewing, type ViewingRow } from './queries.ts'
import { viewingView } from './view.ts'

/** Long enough to follow a question, short enough that a tab left open shows nothing tomorrow. */
const lastsMs = 30 * 60_000

/** Begins to see the portal as a contact. Only somebody who signed in does: a key looks at nothing in another's name. */
export async function startViewing(
  ctx: Ctx,
  { params, body }: InputOf<typeof startViewingEndpoint>,
): Promise<OutputOf<typeof startViewingEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'contact.view_as', { accountId })
  if (ctx.actor.kind !== 'staff' || ctx.actor.scopes !== undefined) throw new Refusal('access.denied')
  const contact = await contactInSight(ctx, accountId, decodeId('man', params.contactId))
  if (!contact || contact.to_at !== null) throw new Refusal('contact.not_found')

  const at = await ctx.now()
  const row: ViewingRow = {
    account_id: accountId,
    id: ctx.newId(),
    person_id: contact.person_id,
    staff_id: actingPerson(ctx),
    reason: body.reason,
    started_at: new Date(at),
    expires_at: new Date(at + lastsMs),
    ended_at: null,
  }
  await insertViewing(ctx, row)
  await ctx.publish({
    type: 'viewing.started',
    accountId,
    subject: { type: 'contact', id: contact.id },
    data: { viewingId: row.id, personId: row.person_id, untilMs: at + lastsMs },
    texts: { reason: body.reason },
  })
  return viewingView(row, await personRefs(ctx, [row.person_id, row.staff_id]), at)
}
