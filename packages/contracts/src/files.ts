import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FileId, Instant, PersonRef, TicketId } from './shared.ts'

/** A file as its readers see it. The address to fetch it is asked for apart: signed for one person and five minutes. */
export const FileRef = z.object({
  id: FileId,
  name: z.string(),
  size: z.number().int(),
  type: z.string(),
  state: z.enum(['received', 'scanned', 'withheld', 'withdrawn']),
  at: Instant,
  /** Whether it may be shown: asked for with `as=picture`, drawn anew by us. */
  isPicture: z.boolean(),
  /** Who removed it, when and why; its name is gone with it. */
  withdrawn: z.object({ by: PersonRef, at: Instant, because: z.string() }).nullable(),
})
export type FileRef = z.infer<typeof FileRef>

/** An upload that no message carries yet: yours alone, gone after a day. */
export const FileDraft = z.object({
  id: FileId,
  name: z.string(),
  size: z.number().int(),
  type: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
/** The body is the file itself, of any type, or `multipart/form-data` with one file in it; 25 MB at most. */
export const uploadFileEndpoint = endpoint({
  method: 'POST',
  path: '/files',
  summary: 'Upload a file, to be named by id in a message; body: the bytes, or multipart/form-data with one file',
  tag: 'Files',
  status: 201,
  query: z.strictObject({ name: z.string().min(1).max(300).optional() }),
  returns: FileDraft,
  refuses: [
    'file.too_large',
    'file.storage_full',
    'request.rate_limited',
    'request.unreadable',
    'request.invalid',
    'idempotency.key_reused',
  ],
})
export const getFileLinkEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/files/:fileId/link',
  summary: 'An address to download the file or to show it as a picture, for you alone and five minutes',
  tag: 'Files',
  params: z.object({ ticketId: TicketId, fileId: FileId }),
  query: z.strictObject({ as: z.enum(['download', 'picture']).default('download') }),
  returns: z.object({ url: z.string(), expiresAt: Instant }),
  refuses: ['file.not_found', 'message.withdrawn', 'file.no_picture'],
})
