import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FileRef } from './files.ts'
import { Audience, EngagementId, FileId, Instant, Nothing, PersonRef, text } from './shared.ts'

/** A file of a session: for both sides, or among the staff alone. */
export const SessionFile = FileRef.extend({ audience: Audience, by: PersonRef.nullable() })
export type SessionFile = z.infer<typeof SessionFile>

const ofSession = z.object({ engagementId: EngagementId })
const ofFile = z.object({ engagementId: EngagementId, fileId: FileId })
const tag = 'Engagements'
const notFound = 'engagement.not_found' as const

export const listSessionFilesEndpoint = endpoint({
  method: 'GET',
  path: '/engagements/:engagementId/files',
  summary: 'Files of a session, as whoever asks may read them',
  tag,
  door: 'signed_in',
  params: ofSession,
  returns: z.object({ items: z.array(SessionFile) }),
  refuses: [notFound],
})
export const addSessionFilesEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/files',
  summary: 'Add uploads of your own to a session; staff may keep them among themselves',
  tag,
  door: 'signed_in',
  params: ofSession,
  body: z.strictObject({ fileIds: z.array(FileId).min(1).max(20), audience: Audience.default('customer') }),
  returns: z.object({ items: z.array(SessionFile) }),
  refuses: [
    'access.denied',
    'access.read_only',
    notFound,
    'file.not_found',
    'file.attached',
    'engagement.files_enough',
  ],
})
export const getSessionFileLinkEndpoint = endpoint({
  method: 'GET',
  path: '/engagements/:engagementId/files/:fileId/link',
  summary: 'An address to download the file, for you alone and five minutes',
  tag,
  params: ofFile,
  returns: z.object({ url: z.string(), expiresAt: Instant }),
  refuses: ['file.not_found', 'message.withdrawn'],
})
export const withdrawSessionFileEndpoint = endpoint({
  method: 'POST',
  path: '/engagements/:engagementId/files/:fileId/withdrawal',
  summary: 'Remove a file of a session for good',
  tag,
  door: 'signed_in',
  params: ofFile,
  body: z.strictObject({ because: text(300) }),
  returns: Nothing,
  refuses: [notFound, 'file.not_found', 'message.withdrawn', 'access.denied', 'access.read_only'],
})
