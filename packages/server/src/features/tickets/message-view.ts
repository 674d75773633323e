import type { FileRef } from '@mainstay/contracts/files'
import type { Message } from '@mainstay/contracts/tickets'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { listFileRefs } from '../files/index.ts'
import type { MessageRow } from './message-queries.ts'
import { personOf, personOrNull } from './ticket-row-view.ts'

interface Parts {
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly files: ReadonlyMap<string, readonly FileRef[]>
  readonly countsOthers: boolean
}

/** One message as its readers see it. A fresh one without files is not asked for them. */
export async function messageView(ctx: Ctx, accountId: string, row: MessageRow, hasFiles = true): Promise<Message> {
  const [view] = await messageViews(ctx, accountId, [row], hasFiles)
  if (!view) throw new Error('one message has one view')
  return view
}

/** Messages with their authors and files, in a fixed number of statements. */
export async function messageViews(
  ctx: Ctx,
  accountId: string,
  rows: readonly MessageRow[],
  haveFiles = true,
): Promise<readonly Message[]> {
  if (rows.length === 0) return []
  const messageIds = haveFiles ? rows.map(({ id }) => id) : []
  const files = await listFileRefs(ctx, { accountId, messageIds })
  const people = await personRefs(ctx, rows.flatMap(peopleInMessage))
  // how many others have the same fault is not a customer's to know
  const countsOthers = ctx.principal.role !== 'desk_customer'
  return rows.map((row) => viewFrom(row, { people, files, countsOthers }))
}

const peopleInMessage = ({ authorId, withdrawnBy }: MessageRow): readonly (string | null)[] => [authorId, withdrawnBy]

function viewFrom(row: MessageRow, { people, files, countsOthers }: Parts): Message {
  return {
    id: encodeId(row.audience === 'staff' ? 'note' : 'msg', row.id),
    ticketId: encodeId('tkt', row.ticketId),
    audience: row.audience,
    author: personOrNull(people, row.authorId),
    side: row.side,
    text: row.text,
    files: [...(files.get(row.id) ?? [])],
    nextUpdateBy: row.nextUpdateBy?.toISOString() ?? null,
    at: row.at.toISOString(),
    withdrawn: withdrawalOf(row, people),
    shared: row.sharedBy === null ? null : { tickets: countsOthers ? row.sharedBy : null },
  }
}

function withdrawalOf(row: MessageRow, people: Parts['people']): Message['withdrawn'] {
  const { withdrawnAt, withdrawnBy, withdrawnBecause } = row
  if (withdrawnAt === null || withdrawnBy === null) return null
  return { by: personOf(people, withdrawnBy), at: withdrawnAt.toISOString(), because: withdrawnBecause ?? '' }
}
