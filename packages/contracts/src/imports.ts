import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Cursor } from './shared.ts'

export const ImportTable = z.enum(['accounts', 'agreements', 'contacts', 'environments', 'requests'])
export type ImportTable = z.infer<typeof ImportTable>

/** At most so many rows and so many letters at once. */
export const importRowLimit = 5_000
export const importTextLimit = 900_000

/** The columns of each table, by the names that an export writes. The first is asked for with every row. */
export const importFields = {
  accounts: ['code', 'name', 'manager', 'tam', 'external_id'],
  agreements: ['account', 'order_form', 'plan', 'add_ons', 'starts_on', 'ends_on', 'zone', 'policy_version'],
  contacts: ['account', 'email', 'name', 'role', 'primary', 'city', 'country', 'region', 'zone', 'trained_on'],
  environments: [
    'account',
    'name',
    'external_id',
    'product',
    'product_version',
    'production',
    'operating_system',
    'database',
    'cloud_service',
    'hardware',
    'size',
    'customisations',
  ],
  requests: [
    'external_id',
    'title',
    'wording',
    'product',
    'status',
    'status_words',
    'release',
    'visibility',
    'plans',
    'account',
    'email',
    'use_case',
  ],
} as const satisfies Readonly<Record<ImportTable, readonly string[]>>
export const importRequired = {
  accounts: ['code', 'name', 'manager'],
  agreements: ['account', 'order_form', 'plan', 'starts_on', 'ends_on'],
  contacts: ['account', 'email', 'name', 'city', 'country'],
  environments: ['account', 'name', 'product_version'],
  requests: ['external_id', 'title', 'wording'],
} as const satisfies Readonly<Record<ImportTable, readonly string[]>>

/** What a row would do, or did. */
export const ImportRow = z.object({
  /** The line of the file it begins on, the head being line 1. */
  line: z.number().int(),
  /** What tells it apart: a code, an order form, an address. */
  key: z.string(),
  does: z.enum(['create', 'change', 'stay', 'refuse']),
  /** Columns that change; empty unless `change`. */
  changes: z.array(z.string()),
  errors: z.array(z.object({ field: z.string().nullable(), code: z.string(), detail: z.string() })),
})
export const ImportOutcome = z.object({
  head: z.array(z.string()),
  /** Which column of the file stands for which of ours; null: none. */
  columns: z.record(z.string(), z.string().nullable()),
  rows: z.array(ImportRow),
  counts: z.object({
    create: z.number().int(),
    change: z.number().int(),
    stay: z.number().int(),
    refuse: z.number().int(),
  }),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>

const body = z.strictObject({
  table: ImportTable,
  csv: z.string().min(1).max(importTextLimit),
  /** Our column to the head of theirs; what is absent is guessed by name. */
  columns: z.record(z.string().max(40), z.string().max(200).nullable()).default({}),
  /** Whether those added are invited by mail. */
  invite: z.boolean().default(false),
})
export const previewImportEndpoint = endpoint({
  method: 'POST',
  path: '/imports/preview',
  summary: 'What an import would do, row by row; nothing is written',
  tag: 'Imports',
  door: 'staff',
  body,
  returns: ImportOutcome,
  refuses: ['access.denied', 'import.unreadable', 'import.too_many_rows'],
})
export const runImportEndpoint = endpoint({
  method: 'POST',
  path: '/imports',
  summary: 'Import a table: every row or none',
  tag: 'Imports',
  door: 'staff',
  body,
  returns: ImportOutcome,
  refuses: ['access.denied', 'import.unreadable', 'import.too_many_rows', 'import.rows_refused'],
})
export const exportTableEndpoint = endpoint({
  method: 'GET',
  path: '/exports/:table',
  summary: 'A table as an import reads it, page by page',
  tag: 'Imports',
  door: 'staff',
  params: z.object({ table: ImportTable }),
  query: z.strictObject({ cursor: Cursor.optional() }),
  returns: z.object({
    head: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    nextCursor: z.string().nullable(),
  }),
  refuses: ['access.denied', 'request.cursor_invalid'],
})
