import {
  changeAccountNoteEndpoint,
  listAccountNotesEndpoint,
  removeAccountNoteEndpoint,
  writeAccountNoteEndpoint,
} from '@mainstay/contracts/account-notes'
import { type Route, serve } from '../../platform/http/route.ts'
import { changeAccountNote, listAccountNotes, removeAccountNote, writeAccountNote } from './keep-notes.ts'

/** What the staff should know of an account; pinned, it stands beside each of its tickets. */
export const accountNoteRoutes: readonly Route[] = [
  serve(listAccountNotesEndpoint, listAccountNotes),
  serve(writeAccountNoteEndpoint, writeAccountNote),
  serve(changeAccountNoteEndpoint, changeAccountNote),
  serve(removeAccountNoteEndpoint, removeAccountNote),
]
