import type { Ctx } from '../../platform/ctx.ts'
import { listAccountNames } from './queries.ts'
import type { ReadRow } from './read-table.ts'
import { fault, type RowFault } from './row-plan.ts'

interface AccountsNamed {
  readonly names: readonly string[]
  /** By code in any case, or by the number of the vendor's own system. */
  readonly find: (cell: string | undefined) => string | undefined
  readonly unknown: RowFault
}

/** The accounts that a file speaks of, found once for all its rows. */
export async function accountsNamed(ctx: Ctx, rows: readonly ReadRow[]): Promise<AccountsNamed> {
  const written = rows.map(({ cells }) => cells.account ?? '').filter((name) => name !== '')
  const names = [...new Set(written.flatMap((name) => [name, name.toUpperCase()]))]
  const known = await listAccountNames(ctx, names)
  const byName = new Map(known.flatMap(({ id, external_id }) => (external_id === null ? [] : [[external_id, id]])))
  for (const { id, code } of known) byName.set(code, id)
  return {
    names,
    find: (cell = '') => byName.get(cell.toUpperCase()) ?? byName.get(cell),
    unknown: fault(
      'account',
      'account.not_found',
      'There is no account of this code or number. Import accounts first.',
    ),
  }
}
