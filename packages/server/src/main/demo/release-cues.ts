import { createKnownIssueEndpoint } from '@mainstay/contracts/known-issues'
import {
  changeReleaseEndpoint,
  createReleaseEndpoint,
  publishReleaseEndpoint,
  setReleaseFixesEndpoint,
} from '@mainstay/contracts/releases'
import { listRequestsEndpoint } from '@mainstay/contracts/requests'
import { listTicketsEndpoint } from '@mainstay/contracts/tickets'
import { addCalendarDays, civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import { catalogue, knownIssues, type ReleasePart } from './catalogue.ts'
import type { Founded } from './found-desk.ts'
import type { Cue } from './play-stories.ts'
import type { Stage } from './stage.ts'

interface Played {
  readonly stage: Stage
  readonly founded: Founded
  readonly now: number
  /** Ids as they travel, by version. */
  readonly ids: Map<string, string>
}
const byIda = ({ founded }: Played) => ({ personId: founded.staff.get('ida') ?? '' })

/** Numbers of the tickets with these subjects, in any state. */
async function numbersOf(played: Played, subjects: readonly string[]): Promise<string[]> {
  const numbers: string[] = []
  for (const subject of subjects) {
    const { items } = await played.stage.act(listTicketsEndpoint, byIda(played), {
      query: { q: subject },
    })
    numbers.push(...items.filter((ticket) => ticket.subject === subject).map(({ number }) => number))
  }
  return numbers
}

async function requestsCalled(played: Played, titles: readonly string[]): Promise<string[]> {
  if (titles.length === 0) return []
  const { items } = await played.stage.act(listRequestsEndpoint, byIda(played), { query: { limit: 100 } })
  return items.filter(({ title }) => titles.includes(title)).map(({ id }) => id)
}

async function writeFixes(played: Played, { version, fixes = [] }: ReleasePart, isLinked: boolean): Promise<void> {
  const items = []
  for (const { says, isSecurity = false, of = [], brings = [] } of fixes) {
    const tickets = isLinked ? await numbersOf(played, of) : []
    items.push({ says, isSecurity, tickets, requests: await requestsCalled(played, brings) })
  }
  const params = { releaseId: played.ids.get(version) ?? '' }
  await played.stage.act(setReleaseFixesEndpoint, byIda(played), { params, body: { items } })
}

async function give(played: Played, part: ReleasePart): Promise<void> {
  const { stage, founded, now, ids } = played
  const { version, kind, summary, notes = '', basedOn, accounts = [] } = part
  const availableOn = addCalendarDays(civilDateAt('UTC', now), part.day)
  const accountIds = accounts.map((code) => stage.wire('acc', founded.accounts.get(code)?.id ?? ''))
  const basedOnId = basedOn === undefined ? undefined : ids.get(basedOn)
  const made = await stage.act(createReleaseEndpoint, byIda(played), {
    body: { version, kind, availableOn, summary, notes, ...(basedOnId ? { basedOnId, accountIds } : {}) },
  })
  ids.set(version, made.id)
  const params = { releaseId: made.id }
  const download = { url: `https://get.northlight.example/deploy/${version}.tar.gz`, checksum: checksumOf(version) }
  await stage.act(changeReleaseEndpoint, byIda(played), { params, body: { download } })
  await writeFixes(played, part, part.isLinkedOn === undefined)
  if (!part.isDraft) await stage.act(publishReleaseEndpoint, byIda(played), { params, body: {} })
}

/** As long as a hash and the same at each start; nothing is behind it. */
const checksumOf = (version: string): string => `sha256:${Buffer.from(version.repeat(12)).toString('hex').slice(0, 64)}`

async function writeIssues(played: Played): Promise<void> {
  for (const { of = [], ...issue } of knownIssues)
    await played.stage.act(createKnownIssueEndpoint, byIda(played), {
      body: { ...issue, tickets: await numbersOf(played, of) },
    })
}

const morning = 8 * 3_600_000

/** The releases of the demo, each written when it was; what is older than the demo stands there from its first day. */
export function releaseCues(
  stage: Stage,
  founded: Founded,
  { now, since }: { now: number; since: number },
): readonly Cue[] {
  const played: Played = { stage, founded, now, ids: new Map() }
  const today = civilDateAt('UTC', now)
  const on = (day: number) =>
    Math.min(now, Math.max(since, startOfCivilDate('UTC', addCalendarDays(today, day)) + morning))
  return [
    ...catalogue.flatMap((part): readonly Cue[] => [
      { at: on(part.writtenOn ?? part.day), play: () => give(played, part) },
      ...(part.isLinkedOn === undefined
        ? []
        : [{ at: on(part.isLinkedOn), play: () => writeFixes(played, part, true) }]),
    ]),
    { at: on(-2), play: () => writeIssues(played) },
  ]
}
