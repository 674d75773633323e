import type { Ctx } from '../../platform/ctx.ts'
import type { NewDelivery } from './delivery-queries.ts'
import type { HappenedTo } from './notify.ts'
import { listAct } from './queries.ts'

/** Any slice asks for a letter of its own by this event; what it says is written when it is sent. */
export const letterAskedEvent = 'letter.asked'

/** The letter that an event asks for; undefined for any other event. */
export async function letterAskedBy(
  ctx: Ctx,
  { accountId, eventId }: HappenedTo,
): Promise<Pick<NewDelivery, 'kind' | 'person_id' | 'side'> | undefined> {
  const event = (await listAct(ctx, accountId, eventId)).find(({ id }) => id === eventId)
  if (event?.type !== letterAskedEvent) return undefined
  const { kind, personId, side } = event.data
  return {
    kind: String(kind),
    person_id: typeof personId === 'string' ? personId : null,
    side: side === 'staff' || side === 'customer' ? side : 'outside',
  }
}
