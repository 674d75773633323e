import type {
  AccountNote,
  changeAccountNoteEndpoint,
  listAccountNotesEndpoint,
  removeAccountNoteEndpoint,
  writeAccountNoteEndpoint,
} from '@mainstay/contracts/account-notes'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { personRefs, requireAccount } from '../contacts/index.ts'
import { deleteNote, findNote, insertNote, listNotes, lockNote, type NoteRow, updateNote } from './queries.ts'

/** So many notes an account has; more than that nobody reads. */
const most = 200

/** What colleagues noted on an account, pinned ones first. */
export async function listAccountNotes(
  ctx: Ctx,
  { params, query }: InputOf<typeof listAccountNotesEndpoint>,
): Promise<OutputOf<typeof listAccountNotesEndpoint>> {
  const accountId = await accountFor(ctx, params, 'account_note.see')
  return { items: await noteViews(ctx, await listNotes(ctx, accountId, query.pinned === 'only')) }
}

/** Writes a note down; its words stand in its own row alone. */
export async function writeAccountNote(
  ctx: Ctx,
  { params, body }: InputOf<typeof writeAccountNoteEndpoint>,
): Promise<AccountNote> {
  const accountId = await accountFor(ctx, params, 'account_note.write')
  if ((await listNotes(ctx, accountId, false)).length >= most) throw new Refusal('account_note.full')
  const [id, at] = [ctx.newId(), new Date(await ctx.now())]
  await insertNote(ctx, {
    ...{ account_id: accountId, id, text: body.text, is_pinned: body.isPinned },
    ...{ written_by: actingPerson(ctx), written_at: at, changed_at: at },
  })
  await tell(ctx, 'account_note.written', { accountId, id, text: body.text })
  return readNote(ctx, accountId, id)
}

/** Changes the words of a note, pins it or takes the pin out. */
export async function changeAccountNote(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeAccountNoteEndpoint>,
): Promise<AccountNote> {
  const note = await noteForUpdate(ctx, params)
  const { text, isPinned } = body
  await updateNote(ctx, note, {
    ...(text === undefined ? {} : { text }),
    ...(isPinned === undefined ? {} : { is_pinned: isPinned }),
    changed_at: new Date(await ctx.now()),
  })
  const { account_id: accountId, id } = note
  await tell(ctx, 'account_note.changed', { accountId, id, text: text ?? note.text })
  return readNote(ctx, accountId, id)
}

/** Removes a note for good: its words are gone with the row. */
export async function removeAccountNote(
  ctx: Ctx,
  { params }: InputOf<typeof removeAccountNoteEndpoint>,
): Promise<null> {
  const note = await noteForUpdate(ctx, params)
  await deleteNote(ctx, note)
  await tell(ctx, 'account_note.removed', { accountId: note.account_id, id: note.id, text: note.text })
  return null
}

type Act = 'account_note.see' | 'account_note.write'
async function accountFor(ctx: Ctx, params: { readonly accountId: string }, action: Act): Promise<string> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, action, { accountId })
  await requireAccount(ctx, accountId)
  return accountId
}

async function noteForUpdate(
  ctx: Ctx,
  params: { readonly accountId: string; readonly noteId: string },
): Promise<NoteRow> {
  const accountId = await accountFor(ctx, params, 'account_note.write')
  const note = await lockNote(ctx, accountId, decodeId('acn', params.noteId))
  if (!note) throw new Refusal('account_note.not_found')
  requireCurrentVersion(ctx, Number(note.version))
  return note
}

interface Told {
  readonly accountId: string
  readonly id: string
  readonly text: string
}
type Happened = 'account_note.written' | 'account_note.changed' | 'account_note.removed'
const tell = (ctx: Ctx, type: Happened, { accountId, id, text }: Told): Promise<void> =>
  ctx.publish({ type, accountId, subject: { type: 'account_note', id }, texts: { text } })

async function readNote(ctx: Ctx, accountId: string, id: string): Promise<AccountNote> {
  const row = await findNote(ctx, accountId, id)
  const [view] = row ? await noteViews(ctx, [row]) : []
  if (!view) throw new Refusal('account_note.not_found')
  return view
}

async function noteViews(ctx: Ctx, rows: readonly NoteRow[]): Promise<AccountNote[]> {
  const people = await personRefs(
    ctx,
    rows.map(({ written_by }) => written_by),
  )
  return rows.map((row) => ({
    id: encodeId('acn', row.id),
    text: row.text,
    isPinned: row.is_pinned,
    by: people.get(row.written_by) ?? null,
    at: row.written_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    version: Number(row.version),
  }))
}
