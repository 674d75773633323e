import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, AuditId, Instant, Nothing, PersonId, PersonRef, page, pageQuery } from './shared.ts'

export const AuditEntry = z.object({
  id: AuditId,
  accountId: AccountId.nullable(),
  seq: z.number().int(),
  action: z.string(),
  actor: z.object({ type: z.string(), person: PersonRef.nullable() }),
  subject: z.object({ type: z.string(), id: z.string() }),
  facts: z.record(z.string(), z.unknown()),
  at: Instant,
  hash: z.string(),
})
/** Entries about what was read or taken along; the others tell of changes. */
export const readActions = [
  'ticket.read',
  'file.downloaded',
  'file.shown',
  'list.exported',
  'audit.exported',
  'viewing.started',
] as const
/** Said by our pages before they save a list as a file for spreadsheets. */
export const noteExportEndpoint = endpoint({
  method: 'POST',
  path: '/me/exports',
  summary: 'Say that you save a list as a file; it stands in the audit log',
  tag: 'Audit',
  status: 204,
  body: z.strictObject({ what: z.enum(['tickets', 'promises', 'scope', 'requests', 'reports']) }),
  returns: Nothing,
  refuses: ['request.rate_limited'],
})
export const listAuditEndpoint = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'The audit log, newest first',
  tag: 'Audit',
  door: 'staff',
  query: z.strictObject({
    accountId: AccountId.optional(),
    subjectId: z.string().max(64).optional(),
    action: z.string().max(80).optional(),
    /** Who did or read it. */
    actorId: PersonId.optional(),
    kind: z.enum(['changes', 'reads']).optional(),
    ...pageQuery,
  }),
  returns: page(AuditEntry),
  refuses: ['access.denied', 'request.not_found', 'request.cursor_invalid'],
})
