import { findSimilarEndpoint, listSimilarToTicketEndpoint } from '@mainstay/contracts/similar'
import { type Route, serve } from '../../platform/http/route.ts'
import type { InUse } from '../releases/index.ts'
import { findSimilar, listSimilarToTicket } from './find-similar.ts'

/** What is alike: tickets, known issues and fixes, to what is typed and to a ticket. Owns no table. */
export const similarRoutes = (inUse: InUse): readonly Route[] => [
  serve(findSimilarEndpoint, (ctx, input) => findSimilar(ctx, input, inUse)),
  serve(listSimilarToTicketEndpoint, (ctx, input) => listSimilarToTicket(ctx, input, inUse)),
]
