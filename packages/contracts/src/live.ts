import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, ViewingId } from './shared.ts'

/** Server-sent events: `data` of each frame is an `EventEnvelope`; `event: reset` says read everything anew. */
export const watchEventsEndpoint = endpoint({
  method: 'GET',
  path: '/events',
  summary: 'Live updates as text/event-stream, resumed by Last-Event-ID',
  tag: 'Events',
  /** For a person with several accounts: whose events, where no header can be sent; the same for staff who see the portal as a contact. */
  query: z.strictObject({ accountId: AccountId.optional(), viewing: ViewingId.optional() }),
  returns: z.string(),
  refuses: ['events.too_many', 'account.not_found', 'session.origin_refused'],
})
