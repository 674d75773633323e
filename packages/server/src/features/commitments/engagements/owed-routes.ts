import {
  contestOwedEndpoint,
  getOwedEndpoint,
  listOwedEndpoint,
  listOwedTermsEndpoint,
  recordOwedEndpoint,
  setCadenceEndpoint,
  settleOwedContestEndpoint,
  skipOwedEndpoint,
} from '@mainstay/contracts/owed'
import { type Route, serve } from '../../../platform/http/route.ts'
import { contestOwed, settleContest } from './contest-owed.ts'
import { getOwed } from './get-owed.ts'
import { listOwedPage } from './list-owed.ts'
import { listOwedTerms } from './owed-terms.ts'
import { recordOwed } from './record-owed.ts'
import { setCadence } from './set-cadence.ts'
import { skipOwed } from './skip-owed.ts'

export const owedRoutes: readonly Route[] = [
  serve(listOwedEndpoint, listOwedPage),
  serve(getOwedEndpoint, getOwed),
  serve(listOwedTermsEndpoint, listOwedTerms),
  serve(skipOwedEndpoint, skipOwed),
  serve(recordOwedEndpoint, recordOwed),
  serve(contestOwedEndpoint, contestOwed),
  serve(settleOwedContestEndpoint, settleContest),
  serve(setCadenceEndpoint, setCadence),
]
