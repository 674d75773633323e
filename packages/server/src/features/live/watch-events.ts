import type { InputOf } from '@mainstay/contracts/endpoint'
import type { watchEventsEndpoint } from '@mainstay/contracts/live'
import { Refusal } from '@mainstay/contracts/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { repeat } from '../../platform/clock/timers.ts'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { credentialsOf } from '../../platform/http/credentials.ts'
import type { Identify } from '../../platform/http/http-parts.ts'
import type { Call } from '../../platform/http/route.ts'
import { type OwnAddresses, requireOwnOrigin } from '../../platform/http/shields.ts'
import { decodeTypeId } from '../../platform/ids/index.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import type { EventHub } from './event-hub.ts'
import { LiveStream } from './live-stream.ts'
import { type EventRow, findEvent, listEventsAfter } from './queries.ts'
import { keepVisible } from './sight.ts'

const beatEveryMs = 4_000
const streamsPerPerson = 20
/** A whole company's screens, and still a small part of what a process holds. */
const streamsPerAccount = 500
const streamsAtOnce = 5_000
/** Further back than this a reader reads everything anew instead. */
const resumedAtMost = 1_000
const retryMs = 2_000

type WhoNow = () => Promise<Principal | undefined>

export interface LiveParts extends OwnAddresses {
  readonly hub: EventHub
  readonly openUnit: OpenUnit
  readonly read: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly identify: Identify
}

/** The open lines of this process. */
export class OpenLines {
  readonly #open = new Map<string, number>()
  readonly streams = new Set<LiveStream>()

  /** Refuses `events.too_many`, for a person and for all of a customer. */
  enter(who: { readonly personId: string; readonly accountId: string | undefined }, stream: LiveStream): () => void {
    const places = [
      { name: who.personId, most: streamsPerPerson },
      ...(who.accountId === undefined ? [] : [{ name: who.accountId, most: streamsPerAccount }]),
    ]
    const isFull = places.some(({ name, most }) => (this.#open.get(name) ?? 0) >= most)
    if (isFull || this.streams.size >= streamsAtOnce) throw new Refusal('events.too_many', { retryAfterS: 30 })
    for (const { name } of places) this.#open.set(name, (this.#open.get(name) ?? 0) + 1)
    this.streams.add(stream)
    return () => {
      if (!this.streams.delete(stream)) return
      for (const { name } of places) this.#leave(name)
    }
  }

  #leave(name: string): void {
    const left = (this.#open.get(name) ?? 1) - 1
    if (left > 0) this.#open.set(name, left)
    else this.#open.delete(name)
  }

  /** Before this process stops: everyone is sent away and comes back to another, or to this one anew. */
  endAll(): void {
    for (const stream of this.streams) stream.end()
  }
}

/**
 * Opens a live line. What the caller may know of is asked at the start, at each event and every four seconds, so that
 * an ended session, key or mandate ends the line within five.
 */
export const watchEvents =
  (parts: LiveParts, lines: OpenLines) =>
  async ({ caller, input, request, reply }: Call<InputOf<typeof watchEventsEndpoint>>): Promise<FastifyReply> => {
    await requireOwnOrigin(request, parts)
    if (!caller) throw new Refusal('session.missing')
    const { accountId: account, viewing } = input.query
    const whoNow = watcherOf(parts, request, { account, viewing })
    if (!(await whoNow())) throw new Refusal(account === undefined ? 'session.missing' : 'account.not_found')
    const stream = new LiveStream({
      sink: reply.raw,
      whoNow,
      keepVisible: (principal, events) => keepVisible(parts.openUnit, principal, events),
    })
    const { principal } = caller
    const of = principal.role === 'desk_customer' && !principal.viewing ? principal.accountId : undefined
    const leave = lines.enter({ personId: caller.viewerId ?? caller.personId, accountId: of }, stream)
    openLine(reply)
    const beat = repeat(() => void stream.beat(), { everyMs: beatEveryMs })
    let part: (() => void) | undefined
    let hasClosed = false
    reply.raw.on('close', () => {
      hasClosed = true
      beat.stop()
      leave()
      stream.end()
      part?.()
    })
    part = await joinFrom(parts, stream, { lastEventId: request.headers['last-event-id'], whoNow }).catch(
      () => stream.end() ?? undefined,
    )
    if (hasClosed) part?.()
    return reply
  }

function watcherOf(
  parts: LiveParts,
  request: FastifyRequest,
  said: { readonly account: string | undefined; readonly viewing: string | undefined },
) {
  const credentials = credentialsOf(request, said)
  return async () => (await parts.identify(credentials))?.principal
}

function openLine(reply: FastifyReply): void {
  reply.hijack()
  reply.raw.writeHead(200, {
    ...definedHeaders(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // the line is the connection's last answer: when it ends, nothing of it lingers
    connection: 'close',
    'x-accel-buffering': 'no',
  })
  reply.raw.write(`retry: ${retryMs}\n\n`)
}

const definedHeaders = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

/** Joins the live events first, then sends what was missed; the stream leaves out what it had already. */
async function joinFrom(
  parts: LiveParts,
  stream: LiveStream,
  { lastEventId, whoNow }: { readonly lastEventId: string | string[] | undefined; readonly whoNow: WhoNow },
): Promise<() => void> {
  const waiting: Parameters<LiveStream['hear']>[0][number][] = []
  let isResumed = false
  const part = await parts.hub.join((events) => (isResumed ? stream.hear(events) : waiting.push(...events)))
  if (typeof lastEventId === 'string') await resume(parts, stream, await seenBefore(parts, lastEventId, whoNow))
  isResumed = true
  if (waiting.length > 0) stream.hear(waiting)
  return part
}

/** The event last seen; one that this reader may not know of is as good as none. */
async function seenBefore(parts: LiveParts, lastEventId: string, whoNow: WhoNow): Promise<EventRow | undefined> {
  const id = decodeTypeId('evt', lastEventId)
  const event = id === undefined ? undefined : await parts.read((ctx) => findEvent(ctx, id))
  const principal = event && (await whoNow())
  return principal && (await keepVisible(parts.openUnit, principal, [event]))[0]
}

async function resume(parts: LiveParts, stream: LiveStream, seen: EventRow | undefined): Promise<void> {
  const missed =
    seen &&
    (await parts.read((ctx) => listEventsAfter(ctx, { xid: seen.position_xid, id: seen.id }, resumedAtMost + 1)))
  if (!missed || missed.length > resumedAtMost) stream.reset()
  else stream.hear(missed)
}
