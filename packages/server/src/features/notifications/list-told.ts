import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listToldEndpoint, ToldEntry } from '@mainstay/contracts/told'
import type { ReasonReader } from '@mainstay/policy/reasons'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { listBouncedAt, type PersonRefView, personRefs } from '../contacts/index.ts'
import { getTicketInSight } from '../tickets/index.ts'
import { askingReader, toldDecision } from './told-decision.ts'
import { listToldRows, type ToldRow } from './told-queries.ts'

interface Beside {
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly bouncedAt: ReadonlyMap<string, Date>
  readonly reader: ReasonReader
}

const mailOf = ({ delivery_id, delivery_state, last_error_code, sent_at }: ToldRow): ToldEntry['mail'] =>
  delivery_id === null || delivery_state === null
    ? null
    : {
        id: encodeId('dlv', delivery_id),
        state: delivery_state,
        lastErrorCode: last_error_code,
        sentAt: sent_at?.toISOString() ?? null,
      }

const toldView = (row: ToldRow, { people, bouncedAt, reader }: Beside): ToldEntry => ({
  id: encodeId('ntf', row.id),
  kind: row.kind,
  at: row.at.toISOString(),
  person: people.get(row.person_id) ?? {
    id: encodeId('per', row.person_id),
    name: '',
    side: 'customer',
    city: null,
  },
  decision: toldDecision(row, reader),
  mail: mailOf(row),
  mailCameBackAt: bouncedAt.get(row.person_id)?.toISOString() ?? null,
})

/** Who was told what about a ticket, by which clause, and what became of the mail; newest first. For staff. */
export async function listTold(
  ctx: Ctx,
  { params, query }: InputOf<typeof listToldEndpoint>,
): Promise<OutputOf<typeof listToldEndpoint>> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  const rows = await listToldRows(ctx, ticket, {
    before: readCursor(ctx, query.cursor, z.tuple([z.uuid()]))?.[0],
    limit: query.limit + 1,
  })
  const shown = rows.slice(0, query.limit)
  const ids = [...new Set(shown.map(({ person_id }) => person_id))]
  const beside = {
    people: await personRefs(ctx, ids),
    bouncedAt: await listBouncedAt(ctx, ids),
    reader: await askingReader(ctx),
  }
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return { items: shown.map((row) => toldView(row, beside)), nextCursor: last ? writeCursor(ctx, [last.id]) : null }
}
