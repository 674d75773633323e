import { acceptClockEndpoint, systemStateEndpoint } from '@mainstay/contracts/staff'
import { type Route, serve } from '../../platform/http/route.ts'
import { acceptDeskClock } from './accept-clock.ts'
import { type SystemParts, systemState } from './system-state.ts'

export type { SystemParts } from './system-state.ts'

/** How the desk itself is, and the word of an administrator that its clock is right. */
export const systemRoutes = (parts: SystemParts): readonly Route[] => [
  serve(systemStateEndpoint, systemState(parts)),
  serve(acceptClockEndpoint, acceptDeskClock(parts)),
]
