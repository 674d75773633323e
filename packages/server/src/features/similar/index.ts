import { findSimilarEndpoint, listSimilarToTicketEndpoint } from '@mainstay/contracts/similar'
import { type Route, serve } from '../../platform/http/route.ts'
import { findSimilar, listSimilarToTicket } from './find-similar.ts'

/** What is alike: tickets, known issues and fixes, to what is typed and to a ticket. Owns no table. */
export const similarRoutes: readonly Route[] = [
  serve(findSimilarEndpoint, findSimilar),
  serve(listSimilarToTicketEndpoint, listSimilarToTicket),
]
