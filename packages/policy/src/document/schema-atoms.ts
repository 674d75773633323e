import { z } from 'zod'
import { cadencePattern, readCadence } from './cadences.ts'
import { spanPattern } from './spans.ts'

export const clauseId = z
  .string()
  .regex(/^(?:[1-9]\d?(?:\.[1-9]\d?)?|A[1-9]\d?)$/, 'A clause id looks like "2.1", or "A1" in an annex.')
  .meta({ description: 'The clause that this comes from, such as "2.1".' })
export const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'A key is lower-case letters, digits and underscores.')
export const line = z.string().trim().min(1, 'This must say something.').max(200, 'At most 200 characters.')
export const prose = z.string().trim().min(1, 'This must say something.').max(4000, 'At most 4,000 characters.')
export const span = z
  .string()
  .regex(spanPattern, 'A length is a whole number above zero with its unit: 30m, 4h or 1bd (business day).')
export const cadence = z
  .string()
  .regex(cadencePattern, 'A cadence reads "2 a year", "1 a quarter", "1 a month" or "1 every 2 weeks".')
  .refine((written) => readCadence(written) !== undefined, 'At most one a day.')
export const wallTime = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'A time of day is HH:MM, from 00:00 to 24:00.')
export const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A date is written YYYY-MM-DD.')
export const percent = z.int('A whole number.').min(1, 'At least 1.').max(99, 'At most 99.')
export const count = z.int('A whole number.').min(0, 'Not below 0.').max(100_000, 'At most 100,000.')
export const positive = z.int('A whole number.').min(1, 'At least 1.').max(100_000, 'At most 100,000.')
export const priority = z.enum(['P0', 'P1', 'P2', 'P3', 'P4'])

/** Who on the customer's side is told. `urgent_contacts`: all active contacts, for the urgent priorities. */
export const customerRecipient = z.enum([
  'opener',
  'previous_opener',
  'followers',
  'urgent_contacts',
  'all_contacts',
  'primary',
])
/** Who on the staff is told. `urgent_tam`: the account's technical account manager, for the urgent priorities. */
export const staffRecipient = z.enum([
  'assignee_or_queue',
  'lead_on_duty',
  'head_of_support',
  'account_tam',
  'urgent_tam',
  'account_manager',
  'all_engineers',
])

/** Who on the staff is told of what concerns the account itself. `host`: whoever holds the session that it is about. */
export const accountStaffRecipient = z.enum([...staffRecipient.exclude(['urgent_tam']).options, 'host'])

/** Who on the customer's side is told of what concerns the account itself. `subject`: whoever it is about. */
export const accountRecipient = z.enum(['subject', 'primary', 'all_contacts', 'everyone'])
