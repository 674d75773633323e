import { z } from 'zod'
import { FileId, Instant } from './shared.ts'

/** A file as its readers see it. The address to fetch it is asked for apart: signed for one person and five minutes. */
export const FileRef = z.object({
  id: FileId,
  name: z.string(),
  size: z.number().int(),
  type: z.string(),
  state: z.enum(['received', 'scanned', 'withheld', 'withdrawn']),
  at: Instant,
})
export type FileRef = z.infer<typeof FileRef>
