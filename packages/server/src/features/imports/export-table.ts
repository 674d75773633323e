import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { type exportTableEndpoint, type ImportTable, importFields } from '@mainstay/contracts/imports'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { listEnvironmentCells } from './environment-cells.ts'
import { type KeptRow, listAccountCells, listAgreementCells, listContactCells, type Which } from './queries.ts'
import { listRequestCells } from './request-cells.ts'

const pageSize = 500
const readers: Readonly<Record<ImportTable, (ctx: Ctx, which: Which) => Promise<readonly KeptRow[]>>> = {
  accounts: listAccountCells,
  agreements: listAgreementCells,
  contacts: listContactCells,
  environments: listEnvironmentCells,
  requests: listRequestCells,
}

/** A table as an import reads it: what is saved here and imported again changes nothing. Each first page is audited (A63). */
export async function exportTable(
  ctx: Ctx,
  { params, query }: InputOf<typeof exportTableEndpoint>,
): Promise<OutputOf<typeof exportTableEndpoint>> {
  allow(ctx, 'export.see', {})
  const { table } = params
  const after = readCursor(ctx, query.cursor, z.tuple([z.string(), z.string()]))
  const rows = await readers[table](ctx, { after, limit: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  if (after === undefined) ctx.audit({ action: 'table.exported', subject: { type: 'table', id: table } })
  const head = [...importFields[table]]
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    head,
    rows: shown.map(({ cells }) => head.map((field) => cells[field] ?? '')),
    nextCursor: last ? writeCursor(ctx, [last.sortedBy ?? last.cells.account ?? last.cells.code ?? '', last.id]) : null,
  }
}
