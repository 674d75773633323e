import { readFileSync } from 'node:fs'
import { changePrimaryEndpoint } from '@mainstay/contracts/primaries'
import { getServiceReportEndpoint } from '@mainstay/contracts/reports'
import { calendarOf, startOfCivilDate } from '@mainstay/policy/calendar'
import type { ClockTerms } from '@mainstay/policy/commitments'
import { openHours } from '@mainstay/policy/reports'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { coverageSpans } from '../agreements/index.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

const spansOf = (asked: Parameters<typeof coverageSpans>[1]) =>
  desk.desk.units.openUnit({ role: 'desk_worker', actor: { kind: 'worker' } }, 'read', (ctx) =>
    coverageSpans(ctx, asked),
  )

const places = {
  Berlin: { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
  Singapore: { city: 'Singapore', country: 'SG', zone: 'Asia/Singapore' },
  Chicago: { city: 'Chicago', country: 'US', zone: 'America/Chicago' },
} as const

it('law: hours of coverage follow the primary’s place as it was, and are those that clocks counted', async () => {
  const params = { accountId: desk.accountId }
  const { dana, ana } = desk.people
  const mandates = await desk.sql<{ id: string; person_id: string }>('SELECT id, person_id FROM mandates')
  const mandateOf = (person: string) =>
    desk.wire('man', mandates.find(({ person_id }) => person_id === person)?.id ?? '')
  const began = await desk.now()
  const moves = [
    { person: dana, place: places.Berlin },
    { person: ana, place: places.Singapore },
    { person: ana, place: places.Chicago },
    { person: dana, place: undefined },
  ]
  await desk.contact('ana').opens({ priority: 'P3' })
  for (const { person, place } of moves) {
    await desk.pass('31 hours')
    await desk.act(desk.people.ida, changePrimaryEndpoint, {
      params,
      body: { contactId: mandateOf(person), ...(place === undefined ? {} : { place }) },
    })
    await desk.contact('ana').opens({ priority: 'P3' })
  }
  await desk.pass('31 hours')
  const [from, until] = [began - 3_600_000, await desk.now()]
  const spans = await spansOf({ accountId: decodeId('acc', desk.accountId), from, until })
  const zones = spans.map(({ calendar }) => ('always' in calendar ? 'always' : calendar.timeZone))
  expect(zones).toEqual(['America/Chicago', 'Europe/Berlin', 'Asia/Singapore', 'America/Chicago', 'Europe/Berlin'])
  // no gap, no overlap
  expect(spans[0]?.from).toBe(from)
  expect(spans.slice(1).map((span) => span.from)).toEqual(spans.slice(0, -1).map((span) => span.until))
  // each clock was frozen with the calendar of the span in which it was started
  const clocks = await desk.sql<{ started_at: Date; terms: ClockTerms }>(
    `SELECT c.started_at, m.terms FROM commitments c
     JOIN commitment_terms m ON m.account_id = c.account_id AND m.hash = c.terms_hash WHERE c.kind = 'response'`,
  )
  expect(clocks).toHaveLength(5)
  for (const { started_at, terms } of clocks) {
    const at = started_at.getTime()
    expect(spans.find((span) => span.from <= at && at < span.until)?.calendar).toEqual(terms.calendar)
  }
  const elapsed = spans.reduce((sum, span) => sum + calendarOf(span.calendar).elapsed(span.from, span.until), 0)
  expect(openHours(spans)).toMatchObject([{ plan: 'standard', openMs: elapsed, isAlways: false }])
  // the report of the month counts the same, for both sides
  const month = { accountId: decodeId('acc', desk.accountId), from: startOfCivilDate('Europe/Berlin', '2026-11-01') }
  const whole = await spansOf({ ...month, until: startOfCivilDate('Europe/Berlin', '2026-12-01') })
  const query = { from: '2026-11-01', until: '2026-12-01' }
  for (const reader of [ana, desk.people.marta]) {
    const { figures } = await desk.act(reader, getServiceReportEndpoint, { params, query })
    expect(figures.coverage.map(({ hours }) => hours)).toEqual(
      openHours(whole).map(({ openMs }) => Math.round(openMs / 360_000) / 10),
    )
  }
})

it('accounts that are older than the history have the same from their events', async () => {
  const migration = readFileSync(new URL('../../../migrations/0181_hours_places.sql', import.meta.url), 'utf8')
  const [found = ''] = /SELECT e\.account_id[^;]*;/.exec(migration) ?? []
  const ofEvents = await desk.sql<{ at: Date; zone: string }>(found)
  const kept = await desk.sql<{ from_at: Date; zone: string }>('SELECT from_at, zone FROM hours_places')
  const lines = (rows: readonly (readonly [Date, string])[]) =>
    rows.map(([at, zone]) => `${at.toISOString()} ${zone}`).toSorted()
  expect(lines(ofEvents.map(({ at, zone }) => [at, zone]))).toEqual(
    lines(kept.map(({ from_at, zone }) => [from_at, zone])),
  )
  expect(kept).toHaveLength(5)
})
