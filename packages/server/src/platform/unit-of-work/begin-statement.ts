import type { Principal } from '../ctx.ts'

export type UnitKind = 'read' | 'write'
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const roles: ReadonlySet<string> = new Set(['desk_customer', 'desk_staff', 'desk_staff_limited', 'desk_worker'])

function uuid(value: string): string {
  if (!uuidShape.test(value)) throw new TypeError('a principal carries uuids only')
  return value
}

/**
 * One message that begins the transaction and says under which role and in whose name it runs. Everything is LOCAL:
 * it ends with the transaction and cannot reach the next user of the connection (A09).
 */
export function beginStatement(principal: Principal, kind: UnitKind): string {
  if (!roles.has(principal.role)) throw new TypeError('unknown database role')
  const said = [kind === 'read' ? 'BEGIN READ ONLY' : 'BEGIN', `SET LOCAL ROLE ${principal.role}`]
  if ('personId' in principal) said.push(`SET LOCAL desk.person_id = '${uuid(principal.personId)}'`)
  if (principal.role === 'desk_customer') {
    said.push(`SET LOCAL desk.account_id = '${uuid(principal.accountId)}'`)
    said.push(`SET LOCAL desk.is_primary = '${principal.isPrimary === true}'`)
  }
  if (principal.role === 'desk_staff_limited') {
    said.push(`SET LOCAL desk.account_ids = '{${principal.accountIds.map(uuid).join(',')}}'`)
  }
  return said.join('; ')
}
