import type { StaffMember } from '@mainstay/contracts/staff'
import type { z } from 'zod'
import { encodeId } from '../../platform/ids/index.ts'
import { isAtWork } from './on-duty.ts'
import type { StaffRow } from './queries.ts'

type View = z.infer<typeof StaffMember>

const namedOf = ({ named }: StaffRow): View['accounts'] =>
  (named ?? []).map(({ id, code, name }) => ({ id: encodeId('acc', id), code, name }))

/** Until when they are away; an absence that is over is none. */
export const awayAt = ({ away_until }: Pick<StaffRow, 'away_until'>, at: number): string | null =>
  away_until !== null && away_until.getTime() > at ? away_until.toISOString() : null

/** A member of staff as colleagues see one. */
export const staffView = (row: StaffRow, at: number): View => ({
  id: encodeId('per', row.person_id),
  name: row.name,
  email: row.email,
  roles: (row.roles ?? []) as View['roles'],
  headOfSupport: row.head_of_support,
  city: row.city,
  country: row.country,
  zone: row.zone,
  weekly: ((row.working_hours as { weekly?: View['weekly'] }).weekly ?? {}) as View['weekly'],
  isOnDuty: isAtWork(row, at),
  awayUntil: awayAt(row, at),
  sight: row.sight === 'named' ? 'named' : 'all',
  accounts: row.sight === 'named' ? namedOf(row) : [],
  canSignIn: row.can_sign_in,
  version: row.version,
})
