import type { SignInMethod } from '@mainstay/contracts/portals'
import type { Ctx } from '../../platform/ctx.ts'
import { portalStandingsOf } from '../agreements/index.ts'
import { listPortalRows } from './queries.ts'

/**
 * Whether the people of these accounts may sign in this way. Each portal of its own says which ways it offers; of
 * several, every one must: a session stands for all accounts of a person, so the strictest door decides.
 */
export async function offersMethod(ctx: Ctx, accountIds: readonly string[], method: SignInMethod): Promise<boolean> {
  if (accountIds.length === 0) return true
  const [portals, standings] = await Promise.all([
    listPortalRows(ctx, accountIds),
    ctx.now().then((at) => portalStandingsOf(ctx, accountIds, at)),
  ])
  const own = portals.filter(({ account_id }) => standings.get(account_id)?.result.kind === 'own')
  return own.every(({ methods }) => methods.includes(method))
}
