import type { getAdvisoryReachEndpoint } from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { type AffectedAccount, isEmbargoed, whoIsAffected } from '@mainstay/policy/advisories'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { countConcerned } from '../environments/index.ts'
import { contactsByAccount } from './contacts-by-account.ts'
import { firstOfEach, ofEachView } from './installations.ts'
import { type AdvisoryRow, findAdvisory } from './queries.ts'
import { namedIds, reachOf } from './reach-out.ts'

const order = ['in_range', 'version_unknown', 'named'] as const
const position = z.tuple([z.number().int().min(0).max(2), z.uuid()])
type Position = z.infer<typeof position>

const totals = (accounts: readonly AffectedAccount[]) => ({
  accounts: accounts.length,
  inRange: accounts.filter(({ because }) => because === 'in_range').length,
  versionUnknown: accounts.filter(({ because }) => because === 'version_unknown').length,
  named: accounts.length,
})

const positionOf = ({ accountId, because }: AffectedAccount): Position => [order.indexOf(because), accountId]
const byPosition = ([rank, id]: Position, [otherRank, otherId]: Position): number =>
  rank - otherRank || (id < otherId ? -1 : id > otherId ? 1 : 0)

/**
 * Who would be told now, and who once it is open, a page of them. Those shown are decided by the very rule that publishing
 * takes; how many there are in all is counted by the index that finds them.
 */
export async function getAdvisoryReach(
  ctx: Ctx,
  { params, query }: InputOf<typeof getAdvisoryReachEndpoint>,
): Promise<OutputOf<typeof getAdvisoryReachEndpoint>> {
  allow(ctx, 'advisories.see', {})
  const row = await findAdvisory(ctx, decodeId('adv', params.advisoryId))
  if (!row) throw new Refusal('advisory.not_found')
  const { first, concerned, decided, own } = await concernedBy(ctx, row, {
    after: readCursor(ctx, query.cursor, position),
    limit: query.limit + 1,
  })
  const open = {
    accounts: first.accounts + concerned.inRange + concerned.unknown,
    inRange: first.inRange + concerned.inRange,
    versionUnknown: first.versionUnknown + concerned.unknown,
    named: first.named,
  }
  const isEarly = isEmbargoed(reachOf(row, []), await ctx.now())
  const shown = decided.slice(0, query.limit)
  const last = decided.length > query.limit ? shown.at(-1) : undefined
  return {
    now: isEarly ? first : open,
    open,
    items: await reachedViews(ctx, { shown, own, isFirst: ({ isNamed }) => !isEarly || isNamed }),
    nextCursor: last ? writeCursor(ctx, positionOf(last)) : null,
  }
}

interface Asked {
  readonly after: Position | undefined
  readonly limit: number
}
/** The named ones counted, the others counted, and those of both behind a position, each with why. */
async function concernedBy(ctx: Ctx, row: AdvisoryRow, { after, limit }: Asked) {
  const { product_id: productId, affected, fixed_in: fixedIn } = row
  const named = await namedIds(ctx, row.id)
  const concerned = await countConcerned(ctx, {
    ...{ productId, affected, fixedIn, besides: named, limit },
    after: after && { isSure: after[0] === 0, accountId: after[0] === 2 ? last : after[1] },
  })
  const accountIds = [...named, ...concerned.page.map(({ accountId }) => accountId)]
  const own = await firstOfEach(ctx, row, { accountIds, concerned: true })
  const reach = { ...reachOf(row, named), opensAt: undefined }
  const all = whoIsAffected(reach, [...own.values()].flat(), await ctx.now())
  const decided = all
    .filter((one) => after === undefined || byPosition(positionOf(one), after) > 0)
    .toSorted((one, other) => byPosition(positionOf(one), positionOf(other)))
  return { first: totals(all.filter(({ isNamed }) => isNamed)), concerned, decided, own }
}
/** No account stands behind it. */
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

interface Shown {
  readonly shown: readonly AffectedAccount[]
  readonly own: Awaited<ReturnType<typeof firstOfEach>>
  readonly isFirst: (account: AffectedAccount) => boolean
}
async function reachedViews(ctx: Ctx, { shown, own, isFirst }: Shown) {
  const accountIds = shown.map(({ accountId }) => accountId)
  const accounts = await accountRefs(ctx, accountIds)
  const contacts = await contactsByAccount(ctx, accountIds)
  return shown.flatMap((one) => {
    const { accountId, because, isNamed } = one
    const account = accounts.get(accountId)
    if (!account) return []
    return [
      {
        ...{ account: { ...account, id: encodeId('acc', accountId) }, because, isNamed, isFirst: isFirst(one) },
        ...ofEachView(own.get(accountId)),
        contacts: [...(contacts.get(accountId) ?? [])],
      },
    ]
  })
}
