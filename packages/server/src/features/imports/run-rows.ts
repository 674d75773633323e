import type { ImportOutcome } from '@mainstay/contracts/imports'
import { problemCatalogue, Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import { giveWay } from '../../platform/clock/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { columnsMissing, type ReadRow, type ReadTable } from './read-table.ts'
import { fault, type RowFault, type RowPlan, refuse, type TableRules } from './row-plan.ts'

/** A long file lets whoever else this process serves be heard now and then. */
const rowsInATurn = 50

type Row = ImportOutcome['rows'][number]

/**
 * Does what every row asks for, in this transaction, and goes on past what is refused so that all faults are told at
 * once. Whoever calls keeps all of it or none.
 */
export async function runRows(
  ctx: Ctx,
  rules: TableRules,
  { read, invite }: { readonly read: ReadTable; readonly invite: boolean },
): Promise<ImportOutcome> {
  const missing = columnsMissing(rules.table, read.columns)
  const { plan, finish } = await rules.prepare(ctx, read.rows, { invite })
  const seen = new Map<string, number>()
  const rows: Row[] = []
  for (const row of read.rows) {
    rows.push(await runRow(ctx, { rules, row, missing, seen, plan }))
    if (rows.length % rowsInATurn === 0) await giveWay()
  }
  await finish?.()
  const count = (does: Row['does']) => rows.filter((row) => row.does === does).length
  return {
    head: [...read.head],
    columns: { ...read.columns },
    rows,
    counts: { create: count('create'), change: count('change'), stay: count('stay'), refuse: count('refuse') },
  }
}

interface Running {
  readonly rules: TableRules
  readonly row: ReadRow
  readonly missing: readonly string[]
  readonly seen: Map<string, number>
  readonly plan: (row: ReadRow) => Promise<RowPlan>
}

async function runRow(ctx: Ctx, running: Running): Promise<Row> {
  const { rules, row } = running
  const key = rules.keyOf(row.cells)
  const planned = await planOf(running, key)
  const faults = await faultsOf(ctx, rules, planned)
  return {
    line: row.line,
    key,
    does: faults.length > 0 ? 'refuse' : planned.does,
    changes: planned.does === 'change' && faults.length === 0 ? [...planned.changes] : [],
    errors: faults.map((one) => ({ ...one })),
  }
}

function faultsOf(ctx: Ctx, rules: TableRules, planned: RowPlan): Promise<readonly RowFault[]> | readonly RowFault[] {
  if ('act' in planned) return act(ctx, rules, planned)
  if ('gather' in planned) return faultsIn(rules, planned.gather)
  return planned.does === 'refuse' ? planned.faults : []
}

async function planOf({ row, missing, seen, plan }: Running, key: string): Promise<RowPlan> {
  if (missing.length > 0)
    return refuse(...missing.map((field) => fault(field, 'column.missing', 'Say which column of the file this is.')))
  const first = seen.get(key)
  if (first !== undefined) return refuse(fault(null, 'row.twice', `Line ${first} is about the same.`))
  seen.set(key, row.line)
  return plan(row)
}

/** A row that fails leaves the transaction as it was before it. */
async function act(
  ctx: Ctx,
  rules: TableRules,
  planned: Extract<RowPlan, { act: unknown }>,
): Promise<readonly RowFault[]> {
  await sql`SAVEPOINT import_row`.execute(ctx.db)
  const faults = await faultsIn(rules, () => planned.act(ctx))
  if (faults.length > 0) await sql`ROLLBACK TO SAVEPOINT import_row`.execute(ctx.db)
  else await sql`RELEASE SAVEPOINT import_row`.execute(ctx.db)
  return faults
}

/** What a use case refuses, by the columns that it is about; none when it was done. */
async function faultsIn(rules: TableRules, work: () => Promise<unknown>): Promise<readonly RowFault[]> {
  try {
    await work()
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, detail, errors } = error
    if (errors?.length) return errors.map((one) => fault(one.pointer.slice(1), one.code, one.detail))
    return [fault(rules.fieldOf[code] ?? null, code, detail ?? problemCatalogue[code].title)]
  }
}
