import { figureKeys, outcomes } from '@mainstay/policy/reports'
import { z } from 'zod'
import { Priority } from '../shared.ts'

export const FigureKey = z.enum(figureKeys as [(typeof figureKeys)[number], ...(typeof figureKeys)[number][]])
export const Outcome = z.enum(outcomes)

const count = z.number().int()

/** What became of promises; `made` is the sum of all but `excused`, which stay late or missed. */
export const Tally = z.object({
  made: count,
  kept: count,
  late: count,
  missed: count,
  running: count,
  replaced: count,
  withdrawn: count,
  skipped: count,
  notTakenUp: count,
  excused: count,
  /** Per cent kept of what was kept, late or missed; never rounded up. */
  share: z.number().nullable(),
})
export type Tally = z.infer<typeof Tally>

/** Nearest rank, in ms: each is a time that some answer took. */
const Percentiles = z.object({ p50: z.number(), p90: z.number(), p99: z.number(), longest: z.number() })

/** How long answers took at a priority: in the open time that the promise counts, and on the wall. */
export const AnswerTimes = z.object({
  priority: Priority,
  answers: count,
  /** Null where no answer’s open time is known. */
  open: Percentiles.nullable(),
  wall: Percentiles,
  /** The commonest target among them, as the policy writes it, and its length in open time. */
  target: z.string().nullable(),
  targetMs: z.number().nullable(),
  /** Answers by the share of their target that they took; the last step is open. */
  steps: z.array(z.object({ step: z.number().int(), upTo: z.number().nullable(), count })),
})
export type AnswerTimes = z.infer<typeof AnswerTimes>
const Named = z.object({ value: z.string(), name: z.string(), count })

/** The figures of a service report. Each opens its rows by the key of `figure` that it is named after. */
export const ServiceFigures = z.object({
  promises: Tally,
  responses: Tally,
  byPriority: z.array(Tally.extend({ priority: Priority })),
  byHand: Tally,
  engagements: Tally,
  byEngagement: z.array(Tally.extend({ what: z.string() })),
  months: z.array(z.object({ month: z.string(), tickets: count, responses: Tally, engagements: Tally })),
  /** Promises on tickets that only their opener and the primary see: counted apart, for whoever sees them; else null. */
  privately: z.object({ made: count, late: count }).nullable(),
  times: z.array(AnswerTimes),
  tickets: z.object({
    opened: count,
    byVersion: z.array(Named),
    byArea: z.array(Named),
    byKind: z.array(Named),
  }),
  requestsShipped: count,
  findingsClosed: count,
  coverage: z.array(z.object({ plan: z.string(), planTitle: z.string(), hours: z.number(), isAlways: z.boolean() })),
  beside: z.object({
    silent: count,
    silentAfterDays: z.number().int(),
    loweredLate: count,
    cancelledByStaff: count,
    notSolved: count,
    reopened: count,
    installationsBehind: count,
    /** Days between the release that runs and the newest one, of whichever is furthest behind. */
    mostDaysBehind: count.nullable(),
    /** What contacts said of tickets that were closed. */
    solved: z.object({ yes: count, partly: count, no: count }),
  }),
})
export type ServiceFigures = z.infer<typeof ServiceFigures>
