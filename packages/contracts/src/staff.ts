import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, AccountRef, Email, Instant, line, Nothing, PersonId, Zone } from './shared.ts'

export const StaffRole = z.enum(['engineer', 'lead', 'tam', 'product', 'admin', 'auditor'])
export const StaffMember = z.object({
  id: PersonId,
  name: z.string(),
  email: Email.nullable(),
  roles: z.array(StaffRole),
  headOfSupport: z.boolean(),
  city: z.string(),
  country: z.string(),
  zone: Zone,
  weekly: z.partialRecord(
    z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
    z.array(z.tuple([z.string(), z.string()])),
  ),
  isOnDuty: z.boolean(),
  /** Until then whoever stands in for them acts; null while they are here. */
  awayUntil: Instant.nullable(),
  sight: z.enum(['all', 'named']),
  /** The accounts they see, where they are named and the reader sees them too. */
  accounts: z.array(AccountRef),
  /** False until they accepted their invitation. */
  canSignIn: z.boolean(),
  version: z.number().int(),
})
const hoursOfWeek = z.partialRecord(
  z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
  z.array(z.tuple([z.string(), z.string()])).max(6),
)
const Country = z.string().regex(/^[A-Z]{2}$/)
/** Which accounts: all of them, or those named; what is not said stays as it is. */
const sight = {
  sight: z.enum(['all', 'named']).optional(),
  accountIds: z.array(AccountId).max(1_000).optional(),
}
export const listStaffEndpoint = endpoint({
  method: 'GET',
  path: '/staff',
  summary: 'The staff, their roles and hours',
  tag: 'Staff',
  door: 'staff',
  returns: z.object({ items: z.array(StaffMember) }),
  refuses: [],
})
export const addStaffEndpoint = endpoint({
  method: 'POST',
  path: '/staff',
  summary: 'Add a member of staff',
  tag: 'Staff',
  status: 201,
  door: 'staff',
  body: z.strictObject({
    name: line(120),
    email: Email,
    roles: z.array(StaffRole).min(1),
    headOfSupport: z.boolean().default(false),
    city: line(80),
    country: Country,
    zone: Zone,
    weekly: hoursOfWeek.optional(),
    ...sight,
    /** Invites them by mail to sign in, unless they can already. */
    invite: z.boolean().default(true),
  }),
  returns: StaffMember,
  refuses: [
    'access.denied',
    'person.email_taken',
    'calendar.unknown_zone',
    'calendar.never_opens',
    'account.not_found',
    'staff.sees_all',
  ],
})
const staffParams = z.object({ personId: PersonId })
export const setStaffAbsenceEndpoint = endpoint({
  method: 'POST',
  path: '/staff/:personId/absence',
  summary: 'Say until when a member of staff is away, or that they are back: deputies act meanwhile',
  tag: 'Staff',
  door: 'staff',
  ifMatch: 'honoured',
  params: staffParams,
  body: z.strictObject({ awayUntil: Instant.nullable() }),
  returns: StaffMember,
  refuses: ['access.denied', 'staff.not_found', 'staff.away_past', 'request.stale'],
})
export const changeStaffEndpoint = endpoint({
  method: 'PATCH',
  path: '/staff/:personId',
  summary: 'Change the roles, place or hours of a member of staff',
  tag: 'Staff',
  door: 'staff',
  ifMatch: 'required',
  params: staffParams,
  body: z.strictObject({
    roles: z.array(StaffRole).min(1).optional(),
    headOfSupport: z.boolean().optional(),
    city: line(80).optional(),
    country: Country.optional(),
    zone: Zone.optional(),
    weekly: hoursOfWeek.optional(),
    ...sight,
  }),
  returns: StaffMember,
  refuses: [
    'access.denied',
    'staff.not_found',
    'account.not_found',
    'staff.sees_all',
    'staff.last_administrator',
    'calendar.unknown_zone',
    'calendar.never_opens',
    'request.stale',
  ],
})
export const endStaffEndpoint = endpoint({
  method: 'POST',
  path: '/staff/:personId/end',
  summary: 'End a membership: no door opens any more, open tickets go back to the queue',
  tag: 'Staff',
  door: 'staff',
  ifMatch: 'honoured',
  params: staffParams,
  returns: Nothing,
  refuses: ['access.denied', 'staff.not_found', 'staff.last_administrator', 'staff.manages_accounts', 'request.stale'],
})
