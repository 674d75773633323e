import type { Actor } from './actors.ts'
import type { AccessObject, AccessObjects, ObjectKind } from './objects.ts'
import { type Action, type ObjectOf, permissions, seenBy } from './permissions.ts'
import type { Grant, Permission } from './sentences.ts'
import { type Bounds, hasInSight } from './sight.ts'

export type AccessRefusal =
  | 'access.sign_in_first'
  | 'access.denied'
  | 'access.read_only'
  | 'access.scope_missing'
  | `${ObjectKind}.not_found`

/** `visible` decides between 403 and 404: what may not be seen is never said to exist. */
export type AccessVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly visible: boolean; readonly code: AccessRefusal }

/** Whether an actor may do this to that. The object brings the facts that the rule asks for. */
export function can<A extends Action>(actor: Actor, action: A, object: AccessObjects[ObjectOf<A>]): AccessVerdict {
  if (actor.kind === 'nobody') return { allowed: false, visible: false, code: 'access.sign_in_first' }
  const permission: Permission = permissions[action]
  if (isGranted(actor, permission, object) && hasScope(actor, permission)) return { allowed: true }
  const seen: Permission = permissions[seenBy[permission.object]]
  if (!isGranted(actor, seen, object) || !hasScope(actor, seen)) return hidden(permission.object)
  if (!hasScope(actor, permission)) return { allowed: false, visible: true, code: 'access.scope_missing' }
  return { allowed: false, visible: true, code: onlyReads(actor) ? 'access.read_only' : 'access.denied' }
}

function hidden(object: ObjectKind): AccessVerdict {
  return { allowed: false, visible: false, code: `${object === 'passage' ? 'ticket' : object}.not_found` }
}

function isGranted(actor: Actor, { grants }: Permission, object: AccessObject): boolean {
  return hasInSight(actor, object) && grants.some((grant) => speaksOf(grant, actor, object))
}

function speaksOf(grant: Grant, actor: Actor, object: AccessObject): boolean {
  const { openedBy, writtenBy, personId, managedBy }: Bounds = object
  switch (grant.to) {
    case 'staff':
      if (actor.kind !== 'staff' || (grant.ofAll && actor.sight !== 'all')) return false
      return actor.roles.some((role) => grant.roles.includes(role))
    case 'contacts':
      return actor.kind === 'contact' && grant.roles.includes(actor.role)
    case 'opener':
      return actor.kind === 'contact' && actor.role !== 'observer' && actor.personId === openedBy
    case 'author':
      return isPerson(actor) && actor.personId === writtenBy
    case 'oneself':
      return isPerson(actor) && actor.personId === personId
    case 'account_manager':
      return actor.kind === 'staff' && actor.personId === managedBy && !onlyReads(actor)
    case 'robots':
      return actor.kind === 'robot'
    case 'vendors_robots':
      return actor.kind === 'robot' && actor.accountId === undefined
    case 'worker':
      return actor.kind === 'worker'
  }
}

const isPerson = (actor: Actor) => actor.kind === 'contact' || actor.kind === 'staff'

/** A session may do what its person may; a key no more than its scopes. */
function hasScope(actor: Actor, { scope }: Permission): boolean {
  if (actor.kind === 'worker' || actor.kind === 'nobody') return true
  return actor.scopes === undefined || actor.scopes.includes(scope)
}

function onlyReads(actor: Actor): boolean {
  if (actor.kind === 'contact') return actor.role === 'observer'
  return actor.kind === 'staff' && actor.roles.every((role) => role === 'auditor')
}
