import type { RequestStatus } from './types.ts'

/**
 * Which status may follow which. What was shipped or declined can be taken up again, so that an honest mistake can be
 * mended in public; nothing goes back to `noted`.
 */
const followers: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  noted: ['under_consideration', 'planned', 'in_progress', 'shipped', 'declined'],
  under_consideration: ['planned', 'in_progress', 'shipped', 'declined'],
  planned: ['under_consideration', 'in_progress', 'shipped', 'declined'],
  in_progress: ['under_consideration', 'planned', 'shipped', 'declined'],
  shipped: ['in_progress'],
  declined: ['under_consideration'],
}

/** What may be said of a request next. */
export const statusesAfter = (status: RequestStatus): readonly RequestStatus[] => followers[status]

/** What names the release that it comes with, and may name another one. */
const waitsForRelease = (status: RequestStatus): boolean => status === 'planned' || status === 'in_progress'

/** Whether this may be said of a request after that. The same once more only where its release moves. */
export const mayFollow = (from: RequestStatus, to: RequestStatus, { movesRelease = false } = {}): boolean =>
  followers[from].includes(to) || (movesRelease && from === to && waitsForRelease(to))

/** What is not done with: it can stand on the road-map, and be asked for. */
export const isOpenRequest = (status: RequestStatus): boolean => status !== 'shipped' && status !== 'declined'
