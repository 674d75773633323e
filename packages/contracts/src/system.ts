import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, Nothing } from './shared.ts'

/** How the system itself is: clock, mail, database, sweep. */
export const systemStateEndpoint = endpoint({
  method: 'GET',
  path: '/system',
  summary: 'How the desk itself is',
  tag: 'System',
  door: 'staff',
  returns: z.object({
    version: z.string(),
    database: z.enum(['embedded', 'postgresql']),
    tzdata: z.string(),
    now: Instant,
    clock: z.object({
      state: z.enum(['running', 'frozen']),
      aheadMs: z.number().nullable(),
      since: Instant.nullable(),
    }),
    mail: z.object({ configured: z.boolean(), waiting: z.number().int(), oldestWaitingAt: Instant.nullable() }),
    sweep: z.object({ lastTickAt: Instant.nullable(), overdue: z.number().int() }),
    parked: z.number().int(),
  }),
  refuses: [],
})
export const acceptClockEndpoint = endpoint({
  method: 'POST',
  path: '/system/clock/acceptance',
  summary: 'Confirm the database clock after a jump',
  tag: 'System',
  door: 'staff',
  returns: Nothing,
  refuses: ['access.denied', 'clock.not_frozen'],
})
