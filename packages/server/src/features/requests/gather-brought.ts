import { addCounts, countsOfAsk, nothingCounted, type RequestStatus, weighCounts } from '@mainstay/policy/requests'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { NewAsk } from './ask-queries.ts'
import { type AskBroughtIn, type BroughtIn, bringInAsk } from './bring-in.ts'
import { type BackerRow, type BroughtRow, insertAsks, insertBackers, insertBrought } from './brought-queries.ts'
import { requirePlans } from './create-request.ts'
import { weighingNow } from './keep-weight.ts'
import { type ReleaseNamed, releaseCalled } from './release-named.ts'
import { keepShipping } from './ship-queries.ts'
import type { Counted } from './weight-queries.ts'

interface Pending {
  readonly row: Omit<BroughtRow, 'weight' | 'counts'>
  readonly asks: NewAsk[]
  readonly backers: Map<string, BackerRow>
}
/** So many are written by one statement. */
const writtenAtOnce = 500

/** Requests of another system that are gathered first and written together, with who asked for them. */
export interface Gathering {
  /** Refuses `feature_request.plans_needed`, `feature_request.release_unfit`, `feature_request.release_needed`. */
  readonly add: (brought: BroughtIn) => Promise<string>
  /** Of what is gathered, or of what is there. */
  readonly ask: (ask: AskBroughtIn, counted: Counted) => Promise<void>
  readonly has: (requestId: string) => boolean
  /** Writes what is gathered, and tells of it. */
  readonly write: () => Promise<void>
}

export function gatherBrought(ctx: Ctx): Gathering {
  const pending = new Map<string, Pending>()
  const called = releasesCalled(ctx)
  return {
    has: (requestId) => pending.has(requestId),
    add: async (brought) => {
      allow(ctx, 'feature_request.import', {})
      requirePlans(brought)
      const { release: version, ...written } = brought
      const release = brought.status === 'noted' ? null : await called(brought.productId, brought.status, version)
      const id = ctx.newId()
      const isSaid = brought.status !== 'noted'
      const row = {
        ...{ ...written, id, notedId: ctx.newId(), saidId: isSaid ? ctx.newId() : null },
        ...{ release: release?.version ?? null, releaseId: release?.id ?? null, words: isSaid ? brought.words : null },
      }
      pending.set(id, { row, asks: [], backers: new Map() })
      return id
    },
    ask: async (ask, counted) => {
      const of = pending.get(ask.requestId)
      if (!of) return bringInAsk(ctx, ask, counted)
      const { accountId, requestId } = ask
      of.asks.push({
        ...{ ...ask, id: ctx.newId(), ticketId: null, linkedBy: actingPerson(ctx), toldOf: of.row.saidId },
        at: await ctx.now(),
      })
      const before = of.backers.get(accountId)?.asks ?? 0
      of.backers.set(accountId, { ...counted, accountId, requestId, asks: before + 1 })
    },
    write: async () => {
      const all = [...pending.values()]
      pending.clear()
      for (let from = 0; from < all.length; from += writtenAtOnce)
        await writeTogether(ctx, all.slice(from, from + writtenAtOnce))
    },
  }
}

/** Releases by their versions, each looked up once for each status. */
function releasesCalled(ctx: Ctx) {
  const known = new Map<string, Promise<ReleaseNamed | null>>()
  return (productId: string, status: RequestStatus, version: string | null) => {
    const key = `${productId} ${status} ${version ?? ''}`
    const named =
      known.get(key) ?? releaseCalled(ctx, { productId, release: null, releaseId: null }, { status, version })
    known.set(key, named)
    return named
  }
}

async function writeTogether(ctx: Ctx, all: readonly Pending[]): Promise<void> {
  const { weights } = await weighingNow(ctx)
  const at = await ctx.now()
  const weighed = all.map(({ row, backers }) => {
    const counts = [...backers.values()].reduce((sum, backer) => addCounts(sum, countsOfBacker(backer)), nothingCounted)
    return { ...row, counts, weight: weighCounts(counts, weights).weight }
  })
  await insertBrought(ctx, weighed, { byId: actingPerson(ctx), at })
  await insertAsks(
    ctx,
    all.flatMap(({ asks }) => asks),
  )
  const backers = all.flatMap((one) => [...one.backers.values()])
  await asDesk(ctx, () => insertBackers(ctx, backers))
  const named = all.filter(({ row }) => row.releaseId !== null).map(({ row }) => row.id)
  if (named.length > 0) await keepShipping(ctx, named)
  for (const one of all) await tell(ctx, one)
}

const countsOfBacker = ({ asks, ...counted }: BackerRow) =>
  Array.from({ length: asks - 1 }).reduce(
    (sum: ReturnType<typeof countsOfAsk>) => addCounts(sum, countsOfAsk(counted, { isFirstOfAccount: false })),
    countsOfAsk(counted, { isFirstOfAccount: true }),
  )

/** The same that is told of one written by hand, each with what it was. */
async function tell(ctx: Ctx, { row, asks }: Pending): Promise<void> {
  const { id, title, wording, visibility, status, words, release } = row
  const subject = { type: 'feature_request', id }
  await ctx.publish({ type: 'feature_request.created', subject, data: { visibility }, texts: { title, wording } })
  if (row.saidId !== null)
    await ctx.publish({
      ...{ type: 'feature_request.status_changed', subject, data: { from: 'noted', to: status, version: release } },
      ...(words === null ? {} : { texts: { words } }),
    })
  for (const { accountId, personId, id: askId, useCase } of asks)
    await ctx.publish({
      ...{ type: 'feature_request.asked', accountId, subject, data: { personId, askId, ticketId: null } },
      ...(useCase === null ? {} : { texts: { useCase } }),
    })
}
