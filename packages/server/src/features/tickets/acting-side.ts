import type { Ctx } from '../../platform/ctx.ts'
import type { Side } from './ticket.ts'

/** On which side the caller acts; the desk itself acts automatically. */
export function actingSide(ctx: Ctx): Side {
  if (ctx.principal.role === 'desk_customer') return 'customer'
  return ctx.principal.role === 'desk_worker' ? 'automatic' : 'staff'
}

/** A key of a program is nobody: what it writes answers nothing (policy 3.4). */
export const isByPerson = (ctx: Ctx): boolean => ctx.actor.kind === 'contact' || ctx.actor.kind === 'staff'

/** Who acts, for rows that name one; null for the desk itself. */
export const actingPersonId = (ctx: Ctx): string | null => ('personId' in ctx.principal ? ctx.principal.personId : null)
