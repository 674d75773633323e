import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, Instant, line, PersonId, Zone } from './shared.ts'

/** Who you are here, and what the screens need before anything else. */
export const Me = z.object({
  person: z.object({ id: PersonId, name: z.string(), email: z.string(), zone: Zone, locale: z.string() }),
  side: z.enum(['customer', 'staff']),
  accounts: z
    .array(
      z.object({ id: AccountId, code: z.string(), name: z.string(), role: z.enum(['contact', 'primary', 'observer']) }),
    )
    .optional(),
  staff: z.object({ roles: z.array(z.string()), headOfSupport: z.boolean() }).optional(),
  vendor: z.object({ name: z.string() }),
  product: z.object({ name: z.string() }),
  now: Instant,
})
export const getMeEndpoint = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Who you are here',
  tag: 'Access',
  door: 'signed_in',
  returns: Me,
  refuses: [],
})
export const changeMeEndpoint = endpoint({
  method: 'PATCH',
  path: '/me',
  summary: 'Change your own locale and zone',
  tag: 'Access',
  door: 'signed_in',
  body: z.strictObject({ locale: line(20).optional(), zone: Zone.optional() }),
  returns: Me,
  refuses: ['calendar.unknown_zone'],
})
