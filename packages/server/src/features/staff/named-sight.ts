import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { countAccounts, replaceSight, type StaffRow, setSight } from './queries.ts'

interface Said {
  readonly sight?: 'all' | 'named' | undefined
  readonly accountIds?: readonly string[] | undefined
}
/** What of a member of staff bounds which sight they may have. */
interface Rank {
  readonly roles: readonly string[]
  readonly headOfSupport: boolean
}

/** Who answers for the whole desk sees all of it. Refuses `staff.sees_all`. */
export function checkSight(sight: StaffRow['sight'], { roles, headOfSupport }: Rank): void {
  if (sight === 'named' && (roles.includes('admin') || headOfSupport)) throw new Refusal('staff.sees_all')
}

/** Writes which accounts somebody sees from their next request on. Refuses `account.not_found`. */
export async function writeSight(ctx: Ctx, personId: string, { sight, accountIds }: Said): Promise<void> {
  if (sight !== undefined) await setSight(ctx, personId, sight)
  if (sight === 'all') return replaceSight(ctx, personId, [])
  if (accountIds === undefined) return
  const ids = [...new Set(accountIds.map((id) => decodeId('acc', id)))]
  if ((await countAccounts(ctx, ids)) < ids.length) throw new Refusal('account.not_found')
  await replaceSight(ctx, personId, ids)
}
