import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** Server-sent events: `data` of each frame is an `EventEnvelope`; `event: reset` says read everything anew. */
export const watchEventsEndpoint = endpoint({
  method: 'GET',
  path: '/events',
  summary: 'Live updates as text/event-stream, resumed by Last-Event-ID',
  tag: 'Events',
  query: z.strictObject({}),
  returns: z.string(),
  refuses: ['events.too_many'],
})
