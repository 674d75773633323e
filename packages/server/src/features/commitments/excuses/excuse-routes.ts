import { contradictExcuseEndpoint, excuseCommitmentEndpoint, getExcuseEndpoint } from '@mainstay/contracts/excuses'
import { type Route, serve } from '../../../platform/http/route.ts'
import { contradictExcuse, excuseCommitment, getExcuse } from './excuse-commitment.ts'

export const excuseRoutes: readonly Route[] = [
  serve(getExcuseEndpoint, getExcuse),
  serve(excuseCommitmentEndpoint, excuseCommitment),
  serve(contradictExcuseEndpoint, contradictExcuse),
]
