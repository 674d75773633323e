import { z } from 'zod'
import { clauseId, positive } from './schema-atoms.ts'

const minutes = z.int('A whole number.').min(15, 'At least 15 minutes.').max(480, 'At most 480 minutes.')

/** How sessions with customers are agreed on and met. */
export const sessionRules = z.strictObject({
  clause: clauseId,
  times: z.strictObject({
    offered: positive.max(5).meta({ description: 'How many times are proposed to the customer.' }),
    fromDays: positive.meta({ description: 'The first day that is proposed, from today.' }),
    untilDays: positive.meta({ description: 'The last day that is proposed, from today.' }),
  }),
  lengths: z
    .strictObject({
      knowledge_transfer: minutes,
      roadmap_review: minutes,
      deployment_review: minutes,
      regular_call: minutes,
      assessment_review: minutes,
      training: minutes,
      best_practice_review: minutes,
      strategic_session: minutes,
    })
    .meta({ description: 'How many minutes each kind of session takes, unless told otherwise.' }),
  callsAhead: positive
    .max(20)
    .default(2)
    .meta({ description: 'How many calls that a customer asked for may be still to come at a time.' }),
  meetingLink: z
    .string()
    .regex(/^https:\/\/\S*\{room\}\S*$/, 'A meeting link is an https address with {room} in it.')
    .meta({ description: 'Where a session meets; {room} is a name that nobody guesses.' }),
})

/** What holds under policies that were written before sessions were agreed on here. */
export const sessionsUnlessTold: z.output<typeof sessionRules> = {
  clause: '9.4',
  times: { offered: 3, fromDays: 2, untilDays: 14 },
  lengths: {
    knowledge_transfer: 90,
    roadmap_review: 60,
    deployment_review: 90,
    regular_call: 45,
    assessment_review: 60,
    training: 120,
    best_practice_review: 60,
    strategic_session: 90,
  },
  callsAhead: 2,
  meetingLink: 'https://meet.jit.si/{room}',
}
