import { listAuditEndpoint, noteExportEndpoint } from '@mainstay/contracts/audit'
import type { Ctx } from '../../platform/ctx.ts'
import { serve } from '../../platform/http/route.ts'
import { listAudit } from './list-audit.ts'
import { noteExport } from './note-export.ts'
import { dropReadsBefore } from './read-queries.ts'

export { noteRead, setReadBudget } from './note-read.ts'
export { readAlertLetters } from './read-alert-letter.ts'

export const auditRoutes = [serve(listAuditEndpoint, listAudit), serve(noteExportEndpoint, noteExport)]

const readsKeptMs = 2 * 86_400_000
/** Drops what bulk reading was counted by, after two days; the audit log keeps the reads themselves. */
export const dropOldReads = async (ctx: Ctx): Promise<void> =>
  dropReadsBefore(ctx, new Date((await ctx.now()) - readsKeptMs))
