import type { NewDelivery } from './delivery-queries.ts'
import type { ActEvent } from './queries.ts'

/** Any slice asks for a letter of its own by this event; what it says is written when it is sent. */
export const letterAskedEvent = 'letter.asked'

/** The letter that an event asks for; undefined for any other event. */
export function letterAskedBy({
  type,
  data: { kind, personId, side },
}: ActEvent): Pick<NewDelivery, 'kind' | 'person_id' | 'side'> | undefined {
  if (type !== letterAskedEvent) return undefined
  return {
    kind: String(kind),
    person_id: typeof personId === 'string' ? personId : null,
    side: side === 'staff' || side === 'customer' ? side : 'outside',
  }
}
