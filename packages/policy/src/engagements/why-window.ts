import { formatInstant } from '../calendar/index.ts'
import type { Decision, Reason } from '../reasons/types.ts'
import type { OwedGround, OwedReading } from './read-engagement.ts'
import type { EngagementWindow } from './types.ts'

/** Clauses of the policy version that a window rests on, besides that of its own term. */
export interface WindowClauses {
  readonly windows: string
  readonly lapse?: string | undefined
  readonly moved?: string | undefined
  readonly skip?: string | undefined
  readonly changes: string
}

/** "Why then?" of a window: its term, from where it is counted, each boundary, and what moved or ended it. */
export const whyWindow = (
  { window, rules }: OwedGround,
  reading: OwedReading,
  clauses: WindowClauses,
): Decision<{ readonly from: number; readonly to: number }> => {
  const reasons = [
    termReason(window),
    countedReason(window, clauses),
    boundsReason(window, clauses),
    ...movedReason(window, reading, clauses),
    ...endReason(window, reading, clauses),
    ...(rules.lapse && reading.state === 'lapsed' ? [lapseReason(reading, clauses)] : []),
  ]
  return {
    result: { from: window.opensAt, to: reading.dueAt },
    policyVersion: window.policyVersion,
    clauses: [...new Set(reasons.flatMap(({ clause }) => clause ?? []))],
    reasons,
  }
}

const termReason = ({ kind, cadence, clause, isChosen, from }: EngagementWindow): Reason => ({
  code: from === 'annex' ? 'window.special_term' : isChosen ? 'window.chosen' : 'window.term',
  clause,
  facts: { kind: `cadence.${kind}`, cadence },
})

const countedReason = ({ anchorOn, zone, number, index }: EngagementWindow, { windows }: WindowClauses): Reason => ({
  code: 'window.counted',
  clause: windows,
  facts: { anchorOn, zone, number, index: index + 1 },
})

const boundsReason = (window: EngagementWindow, { windows }: WindowClauses): Reason => ({
  code: `window.${window.shape}`,
  clause: windows,
  facts: { opensOn: window.opensOn, untilOn: window.untilOn, until: formatInstant(window.until) },
})

const movedReason = (window: EngagementWindow, { dueAt }: OwedReading, { moved, windows }: WindowClauses): Reason[] =>
  dueAt === window.until
    ? []
    : [
        {
          code: 'window.moved',
          clause: moved ?? windows,
          facts: { dueAt: formatInstant(dueAt), untilOn: window.untilOn },
        },
      ]

const endReason = (
  { closing }: EngagementWindow,
  { state, endedAt }: OwedReading,
  { changes, skip, windows }: WindowClauses,
): Reason[] => {
  if (state === 'waived' && endedAt !== undefined)
    return [{ code: 'window.waived', clause: skip ?? windows, facts: { at: formatInstant(endedAt) } }]
  if (!closing || (state !== 'superseded' && state !== 'cancelled')) return []
  return [{ code: `window.${closing.because}`, clause: changes, facts: { at: formatInstant(closing.at) } }]
}

const lapseReason = ({ offers, firstOfferedAt }: OwedReading, { lapse, windows }: WindowClauses): Reason => ({
  code: 'window.lapsed',
  clause: lapse ?? windows,
  facts: { offers, ...(firstOfferedAt === undefined ? {} : { firstAt: formatInstant(firstOfferedAt) }) },
})
