import {
  argueForRequestEndpoint,
  askForRequestEndpoint,
  changeRequestEndpoint,
  createRequestEndpoint,
  decideAdvocacyEndpoint,
  findSimilarRequestsEndpoint,
  getRequestEndpoint,
  getRoadMapEndpoint,
  getTicketRequestEndpoint,
  linkTicketEndpoint,
  listAsksEndpoint,
  listRequestsEndpoint,
  mergeRequestEndpoint,
  noteOnRequestEndpoint,
  placeRequestEndpoint,
  setRequestStatusEndpoint,
  splitRequestEndpoint,
  undoMoveEndpoint,
} from '@mainstay/contracts/requests'
import { type Route, serve } from '../../platform/http/route.ts'
import { argueForRequest, decideAdvocacy } from './argue.ts'
import { askForRequest, linkTicket } from './ask-for-request.ts'
import { changeRequest, noteOnRequest } from './change-request.ts'
import { createRequest } from './create-request.ts'
import { getRoadMap } from './get-road-map.ts'
import { listAsks } from './list-asks.ts'
import { findSimilarRequests, getRequest, getTicketRequest, listRequests } from './list-requests.ts'
import { mergeRequest, splitRequest, undoMove } from './move-asks.ts'
import { placeRequest } from './place-request.ts'
import { setRequestStatus } from './set-status.ts'

export { agendaRequests } from './agenda-requests.ts'
export { type BroughtIn, countingOf, rewriteRequest } from './bring-in.ts'
export { type Gathering, gatherBrought } from './gather-brought.ts'
export { weightReactions } from './keep-weight.ts'
export { shippedFacts } from './report-facts.ts'
export { type RequestSaid, requestsSaid } from './requests-said.ts'
export { shippingReactions, shippingSource } from './ship-with-release.ts'
export { silentRequests } from './silent-queries.ts'
export { askersSource } from './tell-askers.ts'

/** Requests for the product: who asks, what they weigh, how they stand, and the road-map made of them. */
export const requestRoutes: readonly Route[] = [
  serve(listRequestsEndpoint, listRequests),
  serve(createRequestEndpoint, createRequest),
  serve(findSimilarRequestsEndpoint, findSimilarRequests),
  serve(getRequestEndpoint, getRequest),
  serve(changeRequestEndpoint, changeRequest),
  serve(setRequestStatusEndpoint, setRequestStatus),
  serve(placeRequestEndpoint, placeRequest),
  serve(listAsksEndpoint, listAsks),
  serve(askForRequestEndpoint, askForRequest),
  serve(linkTicketEndpoint, linkTicket),
  serve(getTicketRequestEndpoint, getTicketRequest),
  serve(noteOnRequestEndpoint, noteOnRequest),
  serve(argueForRequestEndpoint, argueForRequest),
  serve(decideAdvocacyEndpoint, decideAdvocacy),
  serve(mergeRequestEndpoint, mergeRequest),
  serve(splitRequestEndpoint, splitRequest),
  serve(undoMoveEndpoint, undoMove),
  serve(getRoadMapEndpoint, getRoadMap),
]
