import type { ImportTable } from '@mainstay/contracts/imports'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReadRow } from './read-table.ts'

export interface RowFault {
  /** Our column; null where it is about the whole row. */
  readonly field: string | null
  readonly code: string
  readonly detail: string
}
/** What a row asks for, before anything is done about it. */
export type RowPlan =
  | { readonly does: 'stay' }
  /** Counted now, written with the others by `finish`. */
  | { readonly does: 'create'; readonly gather: () => Promise<void> }
  | { readonly does: 'create'; readonly act: (ctx: Ctx) => Promise<unknown> }
  | { readonly does: 'change'; readonly changes: readonly string[]; readonly gather: () => Promise<void> }
  | { readonly does: 'change'; readonly changes: readonly string[]; readonly act: (ctx: Ctx) => Promise<unknown> }
  | { readonly does: 'refuse'; readonly faults: readonly RowFault[] }

interface RowPlans {
  readonly plan: (row: ReadRow) => Promise<RowPlan>
  readonly finish?: () => Promise<void>
}

/** How the rows of one table are understood. Each goes through the use case that a person at a form goes through. */
export interface TableRules {
  readonly table: ImportTable
  /** What tells a row apart, and must not stand in a file twice. */
  readonly keyOf: (cells: ReadRow['cells']) => string
  /** Reads what is there already, once for the whole file; answers how to plan a row, and how to write what was gathered. */
  readonly prepare: (ctx: Ctx, rows: readonly ReadRow[], options: { readonly invite: boolean }) => Promise<RowPlans>
  /** Our column behind a refusal of the use case, where it is one column's. */
  readonly fieldOf: Readonly<Record<string, string>>
}

export const refuse = (...faults: readonly RowFault[]): RowPlan => ({ does: 'refuse', faults })
export const fault = (field: string | null, code: string, detail: string): RowFault => ({ field, code, detail })

/** Columns whose cell says something else than what is kept. An empty cell says nothing. */
export const changedFields = (
  wanted: Readonly<Record<string, string>>,
  kept: Readonly<Record<string, string>>,
): readonly string[] =>
  Object.entries(wanted).flatMap(([field, value]) => (value === '' || value === (kept[field] ?? '') ? [] : [field]))

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'oui', 'si'])
export const saysYes = (cell: string | undefined): boolean => yes.has((cell ?? '').toLowerCase())
