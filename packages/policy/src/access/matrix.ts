import { type ContactRole, contactRoles, type Scope, type StaffRole, staffRoles } from './actors.ts'
import type { ObjectKind } from './objects.ts'
import { type Action, permissions } from './permissions.ts'
import type { Grant, Permission } from './sentences.ts'

/** Everyone who may come in, a column each: roles of people, and the keys of no person. */
export const seats = [...contactRoles, ...staffRoles, 'customer_robot', 'vendor_robot'] as const
export type Seat = (typeof seats)[number]

/** `always`: whatever of its kind they have in sight. Else what they opened, wrote, are, or look after; or with all accounts in sight. */
export type Answer =
  | 'always'
  | 'if_opener'
  | 'if_author'
  | 'if_oneself'
  | 'if_account_manager'
  | 'if_all_in_sight'
  | 'never'

export interface MatrixRow {
  readonly action: Action
  readonly object: ObjectKind
  /** What a key needs for it. */
  readonly scope: Scope
  readonly answers: Readonly<Record<Seat, Answer>>
}

const isContactRole = (seat: Seat): seat is ContactRole => contactRoles.some((role) => role === seat)
const isStaffRole = (seat: Seat): seat is StaffRole => staffRoles.some((role) => role === seat)

/** What one sentence says to one seat. An observer opens and changes nothing, whatever she once opened. */
function answerOf(grant: Grant, seat: Seat): Answer {
  const isPerson = isContactRole(seat) || isStaffRole(seat)
  switch (grant.to) {
    case 'staff':
      if (!isStaffRole(seat) || !grant.roles.includes(seat)) return 'never'
      return grant.ofAll ? 'if_all_in_sight' : 'always'
    case 'contacts':
      return isContactRole(seat) && grant.roles.includes(seat) ? 'always' : 'never'
    case 'opener':
      return isContactRole(seat) && seat !== 'observer' ? 'if_opener' : 'never'
    case 'author':
      return isPerson ? 'if_author' : 'never'
    case 'oneself':
      return isPerson ? 'if_oneself' : 'never'
    case 'account_manager':
      return isStaffRole(seat) && seat !== 'auditor' ? 'if_account_manager' : 'never'
    case 'robots':
      return isPerson ? 'never' : 'always'
    case 'vendors_robots':
      return seat === 'vendor_robot' ? 'always' : 'never'
    case 'worker':
      return 'never'
  }
}

/** The widest of what the sentences say: `always` before a condition, a condition before `never`. */
function widest(grants: readonly Grant[], seat: Seat): Answer {
  const answers = grants.map((grant) => answerOf(grant, seat))
  return answers.find((answer) => answer === 'always') ?? answers.find((answer) => answer !== 'never') ?? 'never'
}

function rowOf(action: Action): MatrixRow {
  const { object, scope, grants }: Permission = permissions[action]
  const answers = Object.fromEntries(seats.map((seat) => [seat, widest(grants, seat)]))
  return { action, object, scope, answers: answers as Record<Seat, Answer> }
}

const isAction = (name: string): name is Action => name in permissions

/** The permission matrix: a row for every action there is, read from the sentences that decide. */
export const permissionMatrix = (): readonly MatrixRow[] => Object.keys(permissions).filter(isAction).map(rowOf)
