import type { listDeliveriesEndpoint } from '@mainstay/contracts/deliveries'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { Reason, ReasonReader } from '@mainstay/policy/reasons'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { deskAccountId } from '../../platform/events/index.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { type DeliveryRow, type DeliveryState, listDeliveryRows } from './delivery-queries.ts'
import { askingReader, toldDecision } from './told-decision.ts'

type Page = OutputOf<typeof listDeliveriesEndpoint>

/** A line of the log: who, what, when and how it went; never the address and never the words. */
export const deliveryView = (
  row: DeliveryRow,
  people: ReadonlyMap<string, PersonRefView>,
  reader: ReasonReader,
): Page['items'][number] => ({
  id: encodeId('dlv', row.id),
  accountId: row.account_id === deskAccountId ? null : encodeId('acc', row.account_id),
  kind: row.kind,
  person:
    row.person_id === null
      ? null
      : (people.get(row.person_id) ?? {
          id: encodeId('per', row.person_id),
          name: '',
          side: row.side === 'staff' ? 'staff' : 'customer',
          city: null,
        }),
  ticketId: row.ticket_id === null ? null : encodeId('tkt', row.ticket_id),
  state: row.state as DeliveryState,
  attempts: row.attempts,
  nextTryAt: row.next_try_at?.toISOString() ?? null,
  lastErrorCode: row.last_error_code,
  messageId: row.message_id,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  decision: toldDecision({ policy_version: row.policy_version, reason: row.reason as Reason | null }, reader),
})

/** The log of outgoing mail within sight, newest first. */
export async function listDeliveries(ctx: Ctx, { query }: InputOf<typeof listDeliveriesEndpoint>): Promise<Page> {
  allow(ctx, 'outbox.see', {})
  const rows = await listDeliveryRows(ctx, {
    accountId: query.accountId === undefined ? undefined : decodeId('acc', query.accountId),
    ticketId: query.ticketId === undefined ? undefined : decodeId('tkt', query.ticketId),
    state: query.state,
    before: readCursor(ctx, query.cursor, z.tuple([z.uuid()]))?.[0],
    limit: query.limit + 1,
  })
  const shown = rows.slice(0, query.limit)
  const people = await personRefs(
    ctx,
    shown.flatMap(({ person_id }) => person_id ?? []),
  )
  const reader = await askingReader(ctx)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => deliveryView(row, people, reader)),
    nextCursor: last ? writeCursor(ctx, [last.id]) : null,
  }
}
