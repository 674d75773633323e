import { Refusal } from '@mainstay/contracts/problems'
import { inRange, isRange, isVersion } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { deleteUnnamed, insertReached } from './told-queries.ts'

interface Versions {
  readonly affected: string
  readonly fixedIn: string | null
}
/** Refuses `advisory.range_unreadable`, `advisory.version_unreadable`, `advisory.fix_affected`. */
export function requireFit({ affected, fixedIn }: Versions): void {
  if (!isRange(affected)) throw new Refusal('advisory.range_unreadable')
  if (fixedIn === null) return
  if (!isVersion(fixedIn)) throw new Refusal('advisory.version_unreadable')
  if (inRange(fixedIn, affected)) throw new Refusal('advisory.fix_affected')
}

/** Accounts by their ids on the wire. Refuses `advisory.account_unknown`. */
export async function namedAccounts(ctx: Ctx, sent: readonly string[]): Promise<readonly string[]> {
  const ids = [...new Set(sent.map((id) => decodeId('acc', id)))]
  const known = await accountRefs(ctx, ids)
  if (ids.some((id) => !known.has(id))) throw new Refusal('advisory.account_unknown')
  return ids
}

/** Names these accounts and no other; whoever was told stays told. Nobody is told by being named. */
export async function keepNamed(ctx: Ctx, advisoryId: string, named: readonly string[]): Promise<void> {
  await deleteUnnamed(ctx, advisoryId, named)
  await insertReached(ctx, {
    advisoryId,
    tellAt: null,
    reached: named.map((accountId) => ({
      ...{ accountId, id: ctx.newId(), because: 'named' as const, isNamed: true, inRange: [] },
    })),
  })
}
