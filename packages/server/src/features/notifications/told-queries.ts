import type { Reason } from '@mainstay/policy/reasons'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { DeliveryState } from './delivery-queries.ts'

/** A notice about a ticket with the mail that went beside it, if one did. */
export interface ToldRow {
  readonly id: string
  readonly kind: string
  readonly person_id: string
  readonly at: Date
  readonly policy_version: string | null
  readonly reason: Reason | null
  readonly delivery_id: string | null
  readonly delivery_state: DeliveryState | null
  readonly last_error_code: string | null
  readonly sent_at: Date | null
}

/** What was told of a ticket, newest first: ids are UUIDv7. */
export const listToldRows = (
  ctx: Ctx,
  { accountId, id }: { readonly accountId: string; readonly id: string },
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly ToldRow[]> => {
  let query = ctx.db
    .selectFrom('notifications as n')
    .leftJoin('deliveries as d', (join) =>
      join
        .onRef('d.account_id', '=', 'n.account_id')
        .onRef('d.event_id', '=', 'n.event_id')
        .onRef('d.person_id', '=', 'n.person_id')
        .onRef('d.kind', '=', 'n.kind'),
    )
    .select(['n.id', 'n.kind', 'n.person_id', 'n.at', 'n.policy_version'])
    .select(['d.id as delivery_id', 'd.last_error_code', 'd.sent_at'])
    .select([sql<Reason | null>`n.reason`.as('reason'), sql<DeliveryState | null>`d.state`.as('delivery_state')])
    .where('n.account_id', '=', accountId)
    .where('n.ticket_id', '=', id)
    .orderBy('n.id', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('n.id', '<', before)
  return query.execute()
}
