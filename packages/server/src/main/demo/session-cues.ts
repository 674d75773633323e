import {
  addActionEndpoint,
  draftAgendaEndpoint,
  getEngagementEndpoint,
  holdEngagementEndpoint,
  offerTimesEndpoint,
  pickTimeEndpoint,
  planEngagementEndpoint,
  proposeTimesEndpoint,
  publishMinutesEndpoint,
  setAgendaEndpoint,
  settleActionEndpoint,
  writeMinutesEndpoint,
} from '@mainstay/contracts/engagements'
import { listOwedEndpoint, type OwedKind } from '@mainstay/contracts/owed'
import type { Founded } from './found-desk.ts'
import type { Cue } from './play-stories.ts'
import { type HeldPart, type SessionPart, sessionParts } from './sessions-cast.ts'
import type { Stage } from './stage.ts'
import { instantOf } from './times.ts'

const dayMs = 86_400_000
const zone = 'Europe/Berlin'

interface Played {
  readonly stage: Stage
  readonly founded: Founded
  readonly part: SessionPart
  /** Filled once it is planned. */
  readonly session: { id: string }
}

/** Sessions as they came about: proposed, chosen, held, written up. */
export function sessionCues(stage: Stage, founded: Founded, now: number): readonly Cue[] {
  return sessionParts.flatMap((part) => {
    const played = { stage, founded, part, session: { id: '' } }
    const { held } = part
    const begins = instantOf({ daysAgo: part.daysAgo, at: '13:10' }, zone, now)
    const cue = (at: number, play: () => Promise<void>): Cue => ({ at, play })
    return [
      cue(begins, () => propose(played)),
      ...(part.isPicked ? [cue(begins + 7_200_000, () => pick(played))] : []),
      ...(held ? [cue(begins + 7 * dayMs, () => writeUp(played, held))] : []),
    ]
  })
}

const person = ({ founded }: Played, key: string) => {
  const contact = founded.contacts.get(key)
  return contact ?? { personId: founded.staff.get(key) ?? '' }
}
const ofSession = ({ session }: Played) => ({ engagementId: session.id })

async function propose(played: Played): Promise<void> {
  const { stage, founded, part } = played
  const host = person(played, part.host)
  const accountId = stage.wire('acc', founded.accounts.get(part.account)?.id ?? '')
  const { items } = await stage.act(listOwedEndpoint, host, {
    query: { accountId, kind: part.kind as OwedKind, state: 'open', begun: 'true' },
  })
  const made = await stage.act(planEngagementEndpoint, host, {
    body: {
      ...{ accountId, kind: part.kind, contactId: stage.wire('per', person(played, part.contact).personId) },
      ...(items[0] === undefined ? {} : { commitmentId: items[0].id }),
    },
  })
  played.session.id = made.id
  const { times } = await stage.act(proposeTimesEndpoint, host, { params: ofSession(played) })
  const startsAt = times.map((time) => time.startsAt)
  await stage.act(offerTimesEndpoint, host, { params: ofSession(played), body: { startsAt } })
}

async function pick(played: Played): Promise<void> {
  const { stage, part } = played
  const { times } = await stage.act(getEngagementEndpoint, person(played, part.contact), { params: ofSession(played) })
  const open = times.filter(({ state }) => state === 'open')
  // what nobody has held yet lies ahead, whatever day of the week the demo is played on
  const timeId = (part.held ? open[0] : open.at(-1))?.id ?? ''
  await stage.act(pickTimeEndpoint, person(played, part.contact), { params: ofSession(played), body: { timeId } })
  const host = person(played, part.host)
  const { text } = await stage.act(draftAgendaEndpoint, host, { params: ofSession(played) })
  if (text !== '') await stage.act(setAgendaEndpoint, host, { params: ofSession(played), body: { text } })
}

async function writeUp(played: Played, held: HeldPart): Promise<void> {
  const { stage, part } = played
  const host = person(played, part.host)
  const params = ofSession(played)
  const there = [part.host, part.contact].map((key) => stage.wire('per', person(played, key).personId))
  await stage.act(holdEngagementEndpoint, host, { params, body: { personIds: there } })
  const { text, decisions, note: staffNote } = held
  await stage.act(writeMinutesEndpoint, host, { params, body: { text, decisions: [...decisions], staffNote } })
  await stage.act(publishMinutesEndpoint, host, { params, body: {} })
  for (const { says, by, inDays, done } of held.actions) {
    const ownerId = stage.wire('per', person(played, by).personId)
    const dueOn = new Date(stage.now() + inDays * dayMs).toISOString().slice(0, 10)
    const { actions } = await stage.act(addActionEndpoint, host, { params, body: { says, ownerId, dueOn } })
    const actionId = actions.at(-1)?.id ?? ''
    if (done) await stage.act(settleActionEndpoint, host, { params: { ...params, actionId }, body: { isDone: true } })
  }
}
