import type { Actor, ContactActor } from './actors.ts'
import type { AccessObject } from './objects.ts'

/** The facts of an object that bound who may have it in sight; what an object lacks bounds nobody. */
export interface Bounds {
  readonly accountId?: string
  readonly sight?: 'team' | 'private'
  readonly openedBy?: string
  readonly audience?: 'customer' | 'staff'
  readonly personId?: string
  readonly writtenBy?: string
  readonly managedBy?: string
}

/** Whether an actor has an object in sight at all, whatever is then allowed to them. */
export function hasInSight(actor: Actor, object: AccessObject): boolean {
  const bounds: Bounds = object
  if (bounds.audience === 'staff' && !mayReadNotes(actor)) return false
  switch (actor.kind) {
    case 'nobody':
      return false
    case 'worker':
      return true
    case 'staff':
      return bounds.accountId === undefined || actor.sight === 'all' || actor.sight.includes(bounds.accountId)
    case 'robot':
      return actor.accountId === undefined || isOpenToCustomersKey(actor.accountId, bounds)
    case 'contact':
      return isOpenToContact(actor, bounds)
  }
}

/** What belongs to a note is read by staff, the desk and the vendor's own keys, each within its scopes. */
function mayReadNotes(actor: Actor): boolean {
  if (actor.kind === 'worker') return true
  if (actor.kind === 'nobody' || actor.kind === 'contact') return false
  if (actor.kind === 'robot' && actor.accountId !== undefined) return false
  return actor.scopes === undefined || actor.scopes.includes('notes:read')
}

function isOpenToContact(actor: ContactActor, { accountId, sight, openedBy, personId }: Bounds): boolean {
  if (personId === actor.personId) return true
  const isForeign =
    personId === undefined ? accountId !== undefined && accountId !== actor.accountId : accountId !== actor.accountId
  if (isForeign) return false
  return sight !== 'private' || openedBy === actor.personId || actor.role === 'primary'
}

/** A customer's key belongs to no person, so nothing private is its to see. */
function isOpenToCustomersKey(keyAccountId: string, { accountId, sight, personId }: Bounds): boolean {
  const isForeign = accountId !== keyAccountId && (accountId !== undefined || personId !== undefined)
  return !isForeign && sight !== 'private'
}
