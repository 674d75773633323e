import { listReleasesEndpoint } from '@mainstay/contracts/releases'
import {
  argueForRequestEndpoint,
  askForRequestEndpoint,
  createRequestEndpoint,
  decideAdvocacyEndpoint,
  linkTicketEndpoint,
  noteOnRequestEndpoint,
  placeRequestEndpoint,
  setRequestStatusEndpoint,
} from '@mainstay/contracts/requests'
import { listTicketsEndpoint } from '@mainstay/contracts/tickets'
import type { Founded } from './found-desk.ts'
import type { Cue } from './play-stories.ts'
import { type RequestPart, requestParts } from './requests-cast.ts'
import type { Stage } from './stage.ts'
import { instantOf } from './times.ts'

const zone = 'Europe/Berlin'

interface Played {
  readonly stage: Stage
  readonly founded: Founded
  readonly part: RequestPart
  /** Filled once it is written down. */
  readonly request: { id: string }
}

/** What customers ask for, in the order in which it came about: the product manager keeps it. */
export function requestCues(stage: Stage, founded: Founded, now: number): readonly Cue[] {
  return requestParts.flatMap((part) => {
    const played = { stage, founded, part, request: { id: '' } }
    const on = (daysAgo: number, at: string, play: () => Promise<unknown>): Cue => ({
      at: instantOf({ daysAgo, at }, zone, now),
      play: async () => {
        await play()
      },
    })
    return [
      on(part.daysAgo, '09:10', () => write(played)),
      ...part.asks.map(({ by, daysAgo, useCase }) => on(daysAgo, '10:40', () => ask(played, by, useCase))),
      ...(part.says ?? []).map(({ daysAgo, ...said }) => on(daysAgo, '15:30', () => say(played, said))),
      ...(part.notes ?? []).map(({ by, daysAgo, text }) => on(daysAgo, '16:20', () => note(played, by, text))),
      ...(part.argued ? [on(part.argued.daysAgo, '11:15', () => argue(played, part.argued))] : []),
    ]
  })
}

const staffOf = ({ founded }: Played, key: string) => ({ personId: founded.staff.get(key) ?? '' })
const params = ({ request }: Played) => ({ requestId: request.id })

async function write(played: Played): Promise<void> {
  const { stage, part } = played
  const lena = staffOf(played, 'lena')
  const { title, wording, visibility = 'public' } = part
  const plans = visibility === 'plans' ? ['premium'] : []
  const made = await stage.act(createRequestEndpoint, lena, { body: { title, wording, visibility, plans } })
  played.request.id = made.id
  for (const subject of part.tickets ?? []) {
    const { items } = await stage.act(listTicketsEndpoint, lena, { query: { q: subject, order: 'updated' } })
    const ticketId = items.find((ticket) => ticket.subject === subject)?.id
    if (ticketId === undefined) throw new Error(`no ticket is called "${subject}"`)
    await stage.act(linkTicketEndpoint, lena, { params: params(played), body: { ticketId } })
  }
  const { stage: place } = part
  if (place) await stage.act(placeRequestEndpoint, lena, { params: params(played), body: { stage: place } })
}

function ask(played: Played, by: string, useCase: string) {
  const who = played.founded.contacts.get(by)
  if (!who) throw new Error(`nobody is called ${by}`)
  return played.stage.act(askForRequestEndpoint, who, { params: params(played), body: { useCase } })
}

async function say(played: Played, { release, ...said }: Omit<NonNullable<RequestPart['says']>[number], 'daysAgo'>) {
  const { stage } = played
  const lena = staffOf(played, 'lena')
  const query = { q: release ?? '', limit: 100 }
  const releases = release === undefined ? [] : (await stage.act(listReleasesEndpoint, lena, { query })).items
  const releaseId = releases.find(({ version }) => version === release)?.id
  if (release !== undefined && releaseId === undefined) throw new Error(`no release is called ${release}`)
  const body = { ...said, ...(releaseId === undefined ? {} : { releaseId }) }
  return stage.act(setRequestStatusEndpoint, lena, { params: params(played), body })
}

const note = (played: Played, by: string, text: string) =>
  played.stage.act(noteOnRequestEndpoint, staffOf(played, by), { params: params(played), body: { text } })

async function argue(played: Played, argued: RequestPart['argued']): Promise<void> {
  if (!argued) return
  const { stage, founded } = played
  const accountId = stage.wire('acc', founded.accounts.get(argued.account)?.id ?? '')
  const { argument, review, verdict } = argued
  const { staff } = await stage.act(argueForRequestEndpoint, staffOf(played, argued.by), {
    params: params(played),
    body: { accountId, argument, review },
  })
  const advocacyId = staff?.advocacy.at(-1)?.id
  if (!verdict || advocacyId === undefined) return
  await stage.act(decideAdvocacyEndpoint, staffOf(played, 'lena'), {
    params: { ...params(played), advocacyId },
    body: { verdict: verdict.upheld ? 'upheld' : 'not_upheld', because: verdict.because },
  })
}
