import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { countAccounts, countInstallations, type LineMove } from './line-queries.ts'
import type { EnvironmentRow } from './queries.ts'

type Placed = Pick<EnvironmentRow, 'account_id' | 'product_id' | 'line'>

/** Where an installation stood before a change, and where after it. */
export interface Move {
  readonly before?: Placed
  readonly after?: Placed
}

const stepsOf = ({ before, after }: Move): readonly (readonly [Placed, 1 | -1])[] => [
  ...(before ? [[before, -1] as const] : []),
  ...(after ? [[after, 1] as const] : []),
]

/** What all moves together come to for each account on each line; what changes nothing is left out. */
function summed(moves: readonly Move[]): readonly LineMove[] {
  const sums = new Map<string, LineMove>()
  for (const [{ account_id: accountId, product_id: productId, line }, step] of moves.flatMap(stepsOf)) {
    if (line === null) continue
    const key = `${accountId} ${productId} ${line}`
    sums.set(key, { accountId, productId, line, more: (sums.get(key)?.more ?? 0) + step })
  }
  return [...sums.values()].filter(({ more }) => more !== 0)
}

/**
 * Moves what is counted of lines with an open installation: out of some, into others. By difference alone, in the
 * transaction of the change. As the desk.
 */
export async function moveLines(ctx: Ctx, moves: readonly Move[]): Promise<void> {
  const sums = summed(moves)
  if (sums.length === 0) return
  const turned = await countInstallations(ctx, sums)
  if (turned.length === 0) return
  await countAccounts(
    ctx,
    turned.map((one) => ({ ...one, more: Math.sign(one.more) })),
  )
}

/** The same for whoever changes installations: what all accounts run is the desk's own count. */
export const keepLines = (ctx: Ctx, moves: readonly Move[]): Promise<void> => asDesk(ctx, () => moveLines(ctx, moves))
