import { z } from 'zod'
import { cadence, civilDate, clauseId, count, line, positive, span, wallTime } from './schema-atoms.ts'

/** A term is a value and the clause it comes from. */
const term = <T extends z.ZodType>(value: T) => z.strictObject({ is: value, clause: clauseId })

const dayHours = z.array(z.tuple([wallTime, wallTime])).optional()
const hours = z
  .strictObject({
    zone: line.optional().meta({ description: 'A fixed zone; without it, the zone of the primary contact.' }),
    weekly: z.strictObject({
      mon: dayHours,
      tue: dayHours,
      wed: dayHours,
      thu: dayHours,
      fri: dayHours,
      sat: dayHours,
      sun: dayHours,
    }),
    businessDay: z.string().regex(/^[1-9]\d{0,3}(?:m|h)$/, 'The length of a business day is written 9h or 540m.'),
    exceptions: z.record(civilDate, z.array(z.tuple([wallTime, wallTime]))).optional(),
  })
  .meta({ description: 'Business hours; an interval whose end is not after its start runs into the next day.' })

const holidays = z.strictObject({
  follow: z.enum(['none', 'listed', 'region']),
  dates: z.array(civilDate).optional(),
  regions: z.record(z.string(), z.array(civilDate)).optional(),
})

const cadenceTerm = z.strictObject({
  is: cadence,
  clause: clauseId,
  tailored: z.boolean().optional(),
  perCustomer: z.boolean().optional().meta({ description: 'Each customer may be given a cadence of its own.' }),
})

const target = term(span)
const someTargets = z.strictObject({
  P0: target.optional(),
  P1: target.optional(),
  P2: target.optional(),
  P3: target.optional(),
  P4: target.optional(),
})
const everyTarget = z.strictObject({ P0: target, P1: target, P2: target, P3: target, P4: target })

const scalarShape = {
  coverage: term(z.enum(['business_hours', 'always'])),
  hours: term(hours),
  holidays: term(holidays),
  seats: term(positive),
  observers: term(count),
  sees: term(z.enum(['team', 'own'])),
  portal: term(z.enum(['shared', 'dedicated'])),
  webMeetings: term(z.boolean()),
  chat: term(z.boolean()),
  training: term(z.enum(['advise', 'require'])),
  graceDays: term(count),
  namedManager: term(z.boolean()),
  handsOnTraining: term(z.boolean()),
  successPlan: term(z.boolean()),
  advocacy: term(z.boolean()),
}

const optionalScalars = {
  coverage: scalarShape.coverage.optional(),
  hours: scalarShape.hours.optional(),
  holidays: scalarShape.holidays.optional(),
  seats: scalarShape.seats.optional(),
  observers: scalarShape.observers.optional(),
  sees: scalarShape.sees.optional(),
  portal: scalarShape.portal.optional(),
  webMeetings: scalarShape.webMeetings.optional(),
  chat: scalarShape.chat.optional(),
  training: scalarShape.training.optional(),
  graceDays: scalarShape.graceDays.optional(),
  namedManager: scalarShape.namedManager.optional(),
  handsOnTraining: scalarShape.handsOnTraining.optional(),
  successPlan: scalarShape.successPlan.optional(),
  advocacy: scalarShape.advocacy.optional(),
}

const cadences = z.strictObject({
  production_assessment: cadenceTerm.optional(),
  knowledge_transfer: cadenceTerm.optional(),
  roadmap_review: cadenceTerm.optional(),
  deployment_review: cadenceTerm.optional(),
  regular_call: cadenceTerm.optional(),
})

const laterTargets = {
  next_response: someTargets.optional(),
  update: someTargets.optional(),
  resolution: someTargets.optional(),
}

/** Everything a plan must say. */
export const planTerms = z.strictObject({
  ...scalarShape,
  targets: z.strictObject({ first_response: everyTarget, ...laterTargets }),
  cadences: cadences.optional(),
})

/** What an add-on or an annex may say: any part of it. */
export const someTerms = z.strictObject({
  ...optionalScalars,
  targets: z.strictObject({ first_response: someTargets.optional(), ...laterTargets }).optional(),
  cadences: cadences.optional(),
})
