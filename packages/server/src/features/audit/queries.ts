import { readActions } from '@mainstay/contracts/audit'
import type { Ctx } from '../../platform/ctx.ts'

export interface AuditFilter {
  readonly accountId?: string | undefined
  readonly subjectId?: string | undefined
  readonly action?: string | undefined
  readonly actorId?: string | undefined
  readonly kind?: 'changes' | 'reads' | undefined
  /** Entries older than this one. */
  readonly before?: string | undefined
  readonly limit: number
}

/** Entries within sight, newest first: ids are UUIDv7, so their order is the order of time. */
export const listAuditRows = (
  ctx: Ctx,
  { accountId, subjectId, action, actorId, kind, before, limit }: AuditFilter,
) => {
  let query = ctx.db
    .selectFrom('audit_entries')
    .select([
      'account_id',
      'id',
      'seq',
      'at',
      'actor_type',
      'actor_id',
      'action',
      'subject_type',
      'subject_id',
      'facts',
      'hash',
    ])
    .orderBy('id', 'desc')
    .limit(limit)
  if (accountId !== undefined) query = query.where('account_id', '=', accountId)
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId)
  if (action !== undefined) query = query.where('action', '=', action)
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId)
  if (kind !== undefined) query = query.where('action', kind === 'reads' ? 'in' : 'not in', readActions)
  if (before !== undefined) query = query.where('id', '<', before)
  return query.execute()
}

export type AuditRow = Awaited<ReturnType<typeof listAuditRows>>[number]
