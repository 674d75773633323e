import { can } from '@mainstay/policy/access'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

const numberShape = /^([A-Z0-9]{2,8})-([1-9][0-9]{0,8})$/i

/**
 * Which tickets `t` answer to what somebody typed: its number exactly, or its words in subject, messages and, for those
 * who may read notes, notes. Sight is part of each branch, so that nothing is found, nor counted, and then taken away.
 */
export function matchesOf(ctx: Ctx, q: string): RawBuilder<boolean> {
  const words = sql`websearch_to_tsquery('simple'::regconfig, ${q})`
  const ids = [
    sql`SELECT s.id FROM tickets s WHERE s.search @@ ${words} AND ${scoped(ctx, 's')}`,
    sql`SELECT m.ticket_id FROM messages m WHERE m.search @@ ${words} AND ${scoped(ctx, 'm')}`,
    ...(maySearchNotes(ctx)
      ? [sql`SELECT n.ticket_id FROM notes n WHERE n.search @@ ${words} AND ${scoped(ctx, 'n')}`]
      : []),
    ...byNumber(ctx, q),
  ]
  return sql<boolean>`t.id IN (${sql.join(ids, sql` UNION `)})`
}

function byNumber(ctx: Ctx, q: string): readonly RawBuilder<unknown>[] {
  const [, code, number] = numberShape.exec(q) ?? []
  if (code === undefined || number === undefined) return []
  return [
    sql`SELECT s.id FROM accounts a JOIN tickets s ON s.account_id = a.id
      WHERE a.code = ${code.toUpperCase()} AND s.number = ${Number(number)} AND ${scoped(ctx, 's')}`,
  ]
}

/** The accounts are named first: with row security the words alone may not choose the index. */
function scoped({ principal }: Ctx, alias: 's' | 'm' | 'n'): RawBuilder<boolean> {
  const column = sql.ref(`${alias}.account_id`)
  if (principal.role === 'desk_customer') return sql<boolean>`${column} = ${principal.accountId}`
  if (principal.role === 'desk_staff_limited')
    return sql<boolean>`${column} = ANY (${[...principal.accountIds]}::uuid[])`
  return sql<boolean>`true`
}

/** Notes are staff's: their words are searched only for a staff role whose key, if it is one, may read notes. */
function maySearchNotes({ principal, actor }: Ctx): boolean {
  if (principal.role !== 'desk_staff' && principal.role !== 'desk_staff_limited') return false
  const any = { accountId: '', sight: 'team', status: 'open' } as const
  return can(actor.kind === 'staff' ? { ...actor, sight: 'all' } : actor, 'ticket.see_notes', any).allowed
}
