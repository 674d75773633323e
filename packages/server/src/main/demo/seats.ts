import { addContactEndpoint, endContactEndpoint, swapContactEndpoint } from '@mainstay/contracts/accounts'
import { handInTrainingEndpoint, recordTrainingEndpoint } from '@mainstay/contracts/training'
import { addCalendarDays, civilDateAt } from '@mainstay/policy/calendar'
import type { Founded } from './found-desk.ts'
import type { Cue } from './play-stories.ts'
import type { Stage } from './stage.ts'
import { instantOf } from './times.ts'

const chicago = { city: 'Chicago', country: 'US', zone: 'America/Chicago' }
const berlin = { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' }
const dayMs = 86_400_000

/** Who came and went on the customers' teams, and a certificate that waits. */
export function seatCues(stage: Stage, founded: Founded, now: number): readonly Cue[] {
  const played = { stage, founded, now }
  return [...whoCameAndWent(played), ...certificates(played)]
}

interface Played {
  readonly stage: Stage
  readonly founded: Founded
  readonly now: number
}

/** A contact of the cast, with her account as it travels. */
function contactOf({ stage, founded }: Played, key: string) {
  const contact = founded.contacts.get(key)
  if (!contact) throw new Error(`nobody is called ${key}`)
  return { ...contact, params: { accountId: stage.wire('acc', contact.accountId) } }
}

function whoCameAndWent(played: Played): readonly Cue[] {
  const { stage, now } = played
  const [dana, katrin] = [contactOf(played, 'dana'), contactOf(played, 'katrin')]
  let [theo, pavel] = ['', '']
  const invite = async (who: typeof dana, name: string, email: string, place: typeof berlin) =>
    (await stage.act(addContactEndpoint, who, { params: who.params, body: { name, email, ...place, invite: false } }))
      .id
  return [
    cue(now, chicago.zone, 88, async () => {
      theo = await invite(dana, 'Theo Brandt', 'theo@acme-rail.example', chicago)
      pavel = await invite(katrin, 'Pavel Novák', 'pavel@helio-bank.example', berlin)
    }),
    cue(now, chicago.zone, 41, async () => {
      await stage.act(endContactEndpoint, dana, { params: { ...dana.params, contactId: theo }, body: {} })
      await stage.act(swapContactEndpoint, katrin, {
        params: { ...katrin.params, contactId: pavel },
        body: { name: 'Nora Lindqvist', email: 'nora@helio-bank.example', ...berlin, invite: false },
      })
    }),
  ]
}

function certificates(played: Played): readonly Cue[] {
  const { stage, founded, now } = played
  const [ben, samuel] = [contactOf(played, 'ben'), contactOf(played, 'samuel')]
  const ida = { personId: founded.staff.get('ida') ?? '' }
  const course = 'introduction'
  const daysAgo = (days: number) => addCalendarDays(civilDateAt(ben.zone, now), -days)
  return [
    cue(now, berlin.zone, 30, async () => {
      await stage.act(recordTrainingEndpoint, ida, {
        params: samuel.params,
        body: {
          personId: stage.wire('per', samuel.personId),
          course,
          completedOn: daysAgo(31),
          expiresOn: addCalendarDays(daysAgo(31), 730),
          evidence: 'Classroom in London, attendance list 14',
        },
      })
    }),
    cue(now, chicago.zone, 2, async () => {
      const body = { course, completedOn: daysAgo(4), evidence: 'Certificate NL-INTRO-0931' }
      await stage.act(handInTrainingEndpoint, ben, { params: ben.params, body })
    }),
  ]
}

const cue = (now: number, zone: string, daysAgo: number, play: () => Promise<void>): Cue => ({
  at: Math.max(instantOf({ daysAgo, at: '10:20' }, zone, now), now - 91 * dayMs),
  play,
})
