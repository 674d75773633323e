import { writeAccountNoteEndpoint } from '@mainstay/contracts/account-notes'
import { changeAccountEndpoint } from '@mainstay/contracts/accounts'
import type { SentOf } from '@mainstay/contracts/endpoint'
import { listReleasesEndpoint } from '@mainstay/contracts/releases'
import {
  addSuccessItemEndpoint,
  importSuccessValuesEndpoint,
  setSuccessStateEndpoint,
} from '@mainstay/contracts/success'
import { civilDateAt } from '@mainstay/policy/calendar'
import type { Founded } from './found-desk.ts'
import type { Cue } from './play-stories.ts'
import type { Stage } from './stage.ts'
import { figures, notes, planParts } from './success-cast.ts'
import { instantOf } from './times.ts'

const zone = 'America/Sao_Paulo'
const dayMs = 86_400_000
type Body = SentOf<typeof addSuccessItemEndpoint>['body']

/** The plan that Marta keeps with Helio Bank: what they work towards, what is in the way, and what became of her advice. */
export function successCues(stage: Stage, founded: Founded, now: number): readonly Cue[] {
  const accountId = stage.wire('acc', founded.accounts.get('HELIO')?.id ?? '')
  const params = { accountId }
  const marta = { personId: founded.staff.get('marta') ?? '' }
  const day = (daysFromNow: number) => civilDateAt(zone, now + daysFromNow * dayMs)
  const personOf = (key: string) =>
    stage.wire('per', founded.staff.get(key) ?? founded.contacts.get(key)?.personId ?? '')
  const on = (daysAgo: number, at: string, play: () => Promise<unknown>): Cue => ({
    at: instantOf({ daysAgo, at }, zone, now),
    play: async () => {
      await play()
    },
  })
  const releaseOf = async (version: string) => {
    const { items } = await stage.act(listReleasesEndpoint, marta, { query: { q: version } })
    return items.find((release) => release.version === version)?.id
  }
  const bodyOf = async ({ fields, owner, dueIn, measure, release }: (typeof planParts)[number]): Promise<Body> => ({
    ...fields,
    ...(owner === undefined ? {} : { ownerId: personOf(owner) }),
    ...(dueIn === undefined ? {} : { dueOn: day(dueIn) }),
    ...(measure === undefined ? {} : { measure: { ...measure, from: day(-84) } }),
    ...(release === undefined ? {} : { releaseId: (await releaseOf(release)) ?? '' }),
  })
  return [
    on(86, '09:00', () =>
      stage.act(
        changeAccountEndpoint,
        { personId: founded.staff.get('ida') ?? '' },
        { params, body: { deputyId: personOf('ida') } },
      ),
    ),
    ...notes.map((body) => on(84, '09:30', () => stage.act(writeAccountNoteEndpoint, marta, { params, body }))),
    ...planParts.map((part) =>
      on(part.daysAgo, '10:00', async () => {
        const { id } = await stage.act(addSuccessItemEndpoint, marta, { params, body: await bodyOf(part) })
        if (!part.becomes) return
        const { by, state, words } = part.becomes
        const who = by === 'marta' ? marta : founded.contacts.get(by)
        if (!who) throw new Error(`nobody is called ${by}`)
        await stage.act(setSuccessStateEndpoint, who, {
          params: { ...params, itemId: id },
          body: { state, ...(words === undefined ? {} : { words }) },
        })
      }),
    ),
    // the latest figure is of four days ago: a cue on a weekend comes up to two days early
    on(1, '11:00', () =>
      stage.act(importSuccessValuesEndpoint, marta, {
        params,
        body: { csv: csvOf(day), preview: false },
      }),
    ),
  ]
}

const csvOf = (day: (daysFromNow: number) => string): string =>
  [
    'objective;on;value',
    ...figures.flatMap(({ objective, values }) =>
      values.map(([daysAgo, value]) => `${objective};${day(-daysAgo)};${value}`),
    ),
  ].join('\n')
