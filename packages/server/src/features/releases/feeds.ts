import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import {
  releasesAtomEndpoint,
  releasesJsonEndpoint,
  releasesRssEndpoint,
  supportEndsCalendarEndpoint,
} from '@mainstay/contracts/releases'
import { addCalendarMonths, civilDateAt } from '@mainstay/policy/calendar'
import { type LineWindow, lineWindows } from '@mainstay/policy/lifecycle'
import type { FastifyReply } from 'fastify'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { type Call, type Route, serveRaw } from '../../platform/http/route.ts'
import { encodeId } from '../../platform/ids/index.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { allProducts } from '../products/index.ts'
import { asAtom, asCalendar, asJsonFeed, asRss, type Feed, type FeedEntry } from './feed-words.ts'
import { catalogueZone, listKnownReleases, outAt } from './known-releases.ts'
import { listReleaseRows } from './queries.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
const mostEntries = 100
/** Ends of support are told as long as somebody may still come from there. */
const endsToldForMonths = 24
/** Readers of feeds come often; the desk is asked every five minutes at most by each cache on the way. */
const freshFor = 'public, max-age=300'

interface FeedParts {
  readonly openUnit: OpenUnit
  /** The address of the desk. */
  readonly home: string
}
type FeedInput = InputOf<typeof releasesAtomEndpoint>
interface Gathered {
  readonly product: { readonly id: string; readonly key: string; readonly name: string }
  readonly windows: readonly LineWindow[]
  readonly entries: readonly FeedEntry[]
  readonly at: number
}

const endEntry = (home: string, product: Gathered['product'], window: LineWindow): FeedEntry => ({
  id: `${home}/releases#end-${product.key}-${window.line}-${window.until}`,
  title: `${product.name} ${window.version}: support ends on ${window.until}${window.endIsPlanned ? ' (planned)' : ''}`,
  url: `${home}/releases`,
  text: `With ${window.endedBy}.`,
  at: new Date(outAt(window.overtakenOn ?? window.from)).toISOString(),
})

/** What anybody may know: releases that are out, no hotfixes, no drafts, no plans; and ends of support. */
async function gather(ctx: Ctx, productKey: string, home: string): Promise<Gathered> {
  const product = (await allProducts(ctx)).find(({ key }) => key === productKey)
  if (!product) throw new Refusal('product.unknown')
  const at = await ctx.now()
  const today = civilDateAt(catalogueZone, at)
  const rows = await listReleaseRows(ctx, { productId: product.id, state: 'published', limit: mostEntries })
  const releases = await listKnownReleases(ctx, product.id)
  const { lifecycle: rules } = await currentPolicy(ctx)
  const since = addCalendarMonths(today, -endsToldForMonths)
  const windows = lineWindows({ releases, rules, at, zone: catalogueZone }).filter(
    ({ until }) => until === null || until >= since,
  )
  const out = rows.flatMap(({ id, version, kind, available_on, summary, fixes }): readonly FeedEntry[] => {
    if (kind === 'hotfix' || available_on === null || available_on > today) return []
    const url = `${home}/releases/${encodeId('rel', id)}`
    const text = summary ?? (fixes ? `Mends ${fixes} ${fixes === 1 ? 'thing' : 'things'}.` : `A ${kind} release.`)
    return [
      { id: url, title: `${product.name} ${version}`, url, text, at: new Date(outAt(available_on)).toISOString() },
    ]
  })
  const ends = windows.filter(({ until }) => until !== null).map((window) => endEntry(home, product, window))
  const entries = [...out, ...ends.filter((entry) => entry.at <= new Date(at).toISOString())]
  entries.sort((a, b) => (a.at < b.at ? 1 : -1))
  return { product, windows, entries: entries.slice(0, mostEntries), at }
}

type Say = (gathered: Gathered, self: string) => string
const feedOf = ({ product, entries }: Gathered, home: string, self: string): Feed => ({
  title: `${product.name} releases`,
  home: `${home}/releases`,
  self,
  entries,
})

const answer =
  ({ openUnit, home }: FeedParts, type: string, say: Say) =>
  async ({ input, request, reply }: Call<FeedInput>): Promise<FastifyReply> => {
    const gathered = await openUnit(worker, 'read', (ctx) => gather(ctx, input.params.productKey, home))
    const body = say(gathered, `${home}${request.url.split('?')[0]}`)
    return reply.header('Cache-Control', freshFor).type(type).send(body)
  }

/** Feeds that anybody may follow without signing in. */
export const feedRoutes = (parts: FeedParts): readonly Route[] => [
  serveRaw(
    releasesAtomEndpoint,
    answer(parts, 'application/atom+xml; charset=utf-8', (all, self) => asAtom(feedOf(all, parts.home, self))),
  ),
  serveRaw(
    releasesRssEndpoint,
    answer(parts, 'application/rss+xml; charset=utf-8', (all, self) => asRss(feedOf(all, parts.home, self))),
  ),
  serveRaw(
    releasesJsonEndpoint,
    answer(parts, 'application/feed+json; charset=utf-8', (all, self) => asJsonFeed(feedOf(all, parts.home, self))),
  ),
  serveRaw(
    supportEndsCalendarEndpoint,
    answer(parts, 'text/calendar; charset=utf-8', ({ product, windows, at }) =>
      asCalendar(product, { windows, home: parts.home, at }),
    ),
  ),
]
