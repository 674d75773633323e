import {
  attainmentEndpoint,
  decideResponseEndpoint,
  listCommitmentsEndpoint,
  listTicketCommitmentsEndpoint,
  supportNowEndpoint,
} from '@mainstay/contracts/commitments'
import { type Route, serve } from '../../platform/http/route.ts'
import { attainment } from './attainment.ts'
import { decideResponse } from './decide-response.ts'
import { excuseRoutes } from './excuses/excuse-routes.ts'
import { listCommitments } from './list-commitments.ts'
import { listTicketCommitments } from './list-ticket-commitments.ts'
import { supportNow } from './support-now.ts'

export const commitmentRoutes: readonly Route[] = [
  serve(listTicketCommitmentsEndpoint, listTicketCommitments),
  serve(listCommitmentsEndpoint, listCommitments),
  serve(attainmentEndpoint, attainment),
  // a what-if runs in a transaction that cannot write
  serve(decideResponseEndpoint, decideResponse, { unit: 'read' }),
  serve(supportNowEndpoint, supportNow),
  ...excuseRoutes,
]
