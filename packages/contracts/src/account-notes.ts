import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, AccountNoteId, Instant, Nothing, PersonRef, text } from './shared.ts'

/** What the staff should know of an account; no customer reads it. */
export const AccountNote = z.object({
  id: AccountNoteId,
  text: z.string(),
  /** A pinned one stands beside every ticket of the account. */
  isPinned: z.boolean(),
  by: PersonRef.nullable(),
  at: Instant,
  changedAt: Instant,
  version: z.number().int(),
})
export type AccountNote = z.infer<typeof AccountNote>

const ofAccount = z.object({ accountId: AccountId })
const ofNote = z.object({ accountId: AccountId, noteId: AccountNoteId })
const tag = 'Accounts'

export const listAccountNotesEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/notes',
  summary: 'What colleagues noted on an account, pinned ones first',
  tag,
  door: 'staff',
  params: ofAccount,
  query: z.strictObject({ pinned: z.enum(['only']).optional() }),
  returns: z.object({ items: z.array(AccountNote) }),
  refuses: ['access.denied', 'account.not_found'],
})
export const writeAccountNoteEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/notes',
  summary: 'Note something on an account for colleagues; pinned, it stands beside each of its tickets',
  tag,
  door: 'staff',
  status: 201,
  params: ofAccount,
  body: z.strictObject({ text: text(4000), isPinned: z.boolean().default(false) }),
  returns: AccountNote,
  refuses: ['access.denied', 'account.not_found', 'account_note.full'],
})
export const changeAccountNoteEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/notes/:noteId',
  summary: 'Change a note on an account, pin it or take the pin out',
  tag,
  door: 'staff',
  ifMatch: 'required',
  params: ofNote,
  body: z.strictObject({ text: text(4000).optional(), isPinned: z.boolean().optional() }),
  returns: AccountNote,
  refuses: ['access.denied', 'account.not_found', 'account_note.not_found', 'request.stale'],
})
export const removeAccountNoteEndpoint = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/notes/:noteId',
  summary: 'Remove a note on an account for good',
  tag,
  door: 'staff',
  status: 204,
  ifMatch: 'required',
  params: ofNote,
  returns: Nothing,
  refuses: ['access.denied', 'account.not_found', 'account_note.not_found', 'request.stale'],
})
