import type { listAuditEndpoint } from '@mainstay/contracts/audit'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { type AuditRow, listAuditRows } from './queries.ts'
import { subjectTypeId, subjectUuid } from './subject-ids.ts'

type View = OutputOf<typeof listAuditEndpoint>['items'][number]

/** Facts about no account are kept under the nil uuid. */
const nilAccount = '00000000-0000-0000-0000-000000000000'

const entryView = (row: AuditRow, people: ReadonlyMap<string, PersonRefView>): View => ({
  id: encodeId('aud', row.id),
  accountId: row.account_id === nilAccount ? null : encodeId('acc', row.account_id),
  seq: Number(row.seq),
  action: row.action,
  actor: { type: row.actor_type, person: (row.actor_id && people.get(row.actor_id)) || null },
  subject: { type: row.subject_type, id: subjectTypeId(row.subject_type, row.subject_id) },
  facts: row.facts as View['facts'],
  at: row.at.toISOString(),
  hash: row.hash.toString('hex'),
})

/** The audit log within sight, newest first. */
export async function listAudit(
  ctx: Ctx,
  { query }: InputOf<typeof listAuditEndpoint>,
): Promise<OutputOf<typeof listAuditEndpoint>> {
  const accountId = query.accountId === undefined ? undefined : decodeId('acc', query.accountId)
  allow(ctx, 'audit.see', accountId === undefined ? {} : { accountId })
  const rows = await listAuditRows(ctx, {
    accountId,
    subjectId: query.subjectId === undefined ? undefined : subjectUuid(query.subjectId),
    action: query.action,
    actorId: query.actorId === undefined ? undefined : decodeId('per', query.actorId),
    kind: query.kind,
    before: readCursor(ctx, query.cursor, z.tuple([z.uuid()]))?.[0],
    limit: query.limit + 1,
  })
  const shown = rows.slice(0, query.limit)
  const people = await personRefs(
    ctx,
    shown.map(({ actor_id }) => actor_id),
  )
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return { items: shown.map((row) => entryView(row, people)), nextCursor: last ? writeCursor(ctx, [last.id]) : null }
}
