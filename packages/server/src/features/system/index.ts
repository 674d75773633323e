import { acceptClockEndpoint, systemStateEndpoint } from '@mainstay/contracts/system'
import { type Route, serve } from '../../platform/http/route.ts'
import { confirmClock } from './confirm-clock.ts'
import { type SystemParts, systemState } from './system-state.ts'

export type { SystemParts } from './system-state.ts'

/** The desk about itself. */
export const systemRoutes = (parts: SystemParts): readonly Route[] => [
  serve(systemStateEndpoint, systemState(parts)),
  serve(acceptClockEndpoint, confirmClock(parts.clockState)),
]
