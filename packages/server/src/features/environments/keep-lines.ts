import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { countLine, enterLine, type LineKey, leaveLine } from './line-queries.ts'
import type { EnvironmentRow } from './queries.ts'

type Placed = Pick<EnvironmentRow, 'account_id' | 'product_id' | 'line'>

const keyOf = (placed: Placed | undefined): LineKey | undefined =>
  placed === undefined || placed.line === null
    ? undefined
    : { accountId: placed.account_id, productId: placed.product_id, line: placed.line }

interface Move {
  readonly before?: Placed
  readonly after?: Placed
}

/**
 * Moves what is counted of lines with an open installation: out of one, into another. By difference alone, in the
 * transaction of the change; counters are taken in the order of their lines, so that nobody waits in a circle. As the desk.
 */
export async function moveLines(ctx: Ctx, { before, after }: Move): Promise<void> {
  const [from, to] = [keyOf(before), keyOf(after)]
  if (from?.line === to?.line) return
  const moves: (readonly [LineKey, 1 | -1])[] = []
  if (from && (await leaveLine(ctx, from))) moves.push([from, -1])
  if (to && (await enterLine(ctx, to))) moves.push([to, 1])
  for (const [key, more] of moves.sort(([a], [b]) => (a.line < b.line ? -1 : 1))) await countLine(ctx, key, more)
}

/** The same for whoever changes an installation: what all accounts run is the desk's own count. */
export const keepLines = (ctx: Ctx, move: Move): Promise<void> => asDesk(ctx, () => moveLines(ctx, move))
