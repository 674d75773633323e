import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCalendarDays, addCalendarMonths, startOfCivilDate } from '../calendar/civil-date.ts'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import type { KnownRelease } from './known-release.ts'
import { supportWindow } from './support-window.ts'

const rules = shippedPolicy().lifecycle
const zone = 'Europe/Berlin'
const release = (version: string, availableOn: string | null, more: Partial<KnownRelease> = {}): KnownRelease => ({
  version,
  availableOn,
  kind: 'update',
  scheme: 'semver',
  ...more,
})
const catalogue: readonly KnownRelease[] = [
  release('7.0.0', '2023-01-10', { kind: 'major' }),
  release('8.0.0', '2024-09-05', { kind: 'major' }),
  release('8.4.0', '2025-11-20'),
  release('9.0.0', '2026-03-03', { kind: 'major' }),
  release('9.2.0', '2026-10-01'),
  release('9.2.0-hotfix.1', '2026-10-20', { kind: 'hotfix', basedOn: '9.2.0' }),
  release('10.0.0-rc.1', '2026-11-01', { kind: 'prerelease' }),
  release('10.0.0', '2027-02-01', { kind: 'major' }),
  release('11.0.0', null, { kind: 'major' }),
]
const on = (version: string, date: string, releases = catalogue) =>
  supportWindow({ version, releases, rules, zone, at: startOfCivilDate(zone, date) })

describe('whether a version is supported, and until when', () => {
  it('the current major release is supported, with no end set', () => {
    expect(on('9.2.0', '2026-11-30')).toEqual({
      state: 'current',
      from: '2026-10-01',
      until: null,
      untilAtLatest: false,
      endedBy: null,
      clause: '5.2',
    })
  })

  it('the preceding one until twelve months after the current one’s date at the latest', () => {
    expect(on('8.4.0', '2026-11-30')).toEqual({
      state: 'preceding',
      from: '2025-11-20',
      until: '2027-03-03',
      untilAtLatest: true,
      endedBy: '9.0.0',
      clause: '5.2',
    })
  })

  it('a newer major release ends the preceding one at once, and begins the months of the one before it', () => {
    expect(on('8.4.0', '2027-01-31')).toMatchObject({ state: 'preceding', until: '2027-03-03' })
    expect(on('8.4.0', '2027-02-01')).toMatchObject({ state: 'ended', until: '2027-02-01', endedBy: '10.0.0' })
    expect(on('9.2.0', '2027-02-01')).toMatchObject({ state: 'preceding', until: '2028-02-01', endedBy: '10.0.0' })
  })

  it('what came before that has ended', () => {
    expect(on('7.0.0', '2026-11-30')).toMatchObject({ state: 'ended', until: '2025-09-05', endedBy: '8.0.0' })
    expect(on('6.1', '2026-11-30')).toMatchObject({ state: 'ended' })
  })

  it('a pre-release is outside general availability, by its clause, also once its release is out', () => {
    expect(on('10.0.0-rc.1', '2026-11-30')).toMatchObject({ state: 'not_released', clause: '5.3' })
    expect(on('9.0.0-beta.2', '2026-11-30')).toMatchObject({ state: 'not_released' })
    expect(on('10.0.0-rc.1', '2027-05-01')).toMatchObject({ state: 'not_released' })
  })

  it('a planned release is not released before its date, and one without a date never is', () => {
    expect(on('10.0.0', '2026-11-30')).toMatchObject({ state: 'not_released', from: '2027-02-01' })
    expect(on('10.0.0', '2027-02-01')).toMatchObject({ state: 'current' })
    expect(on('11.0.0', '2040-01-01')).toMatchObject({ state: 'not_released', from: null })
  })

  it('a hotfix lives in the window of the release it is based on', () => {
    expect(on('9.2.0-hotfix.1', '2026-11-30')).toMatchObject({ state: 'current', from: '2026-10-20' })
    expect(on('9.2.0-hotfix.1', '2028-02-01').state).toBe('ended')
    expect(on('9.2.0-hotfix.1', '2026-10-19').state).toBe('not_released')
  })

  it('nothing is claimed of versions that nobody released', () => {
    expect(on('9.7.0', '2026-11-30').state).toBe('unknown')
    expect(on('latest', '2026-11-30').state).toBe('unknown')
    expect(on('9.0.0', '2026-11-30', []).state).toBe('unknown')
    expect(on('9.1.4', '2026-11-30').state).toBe('current')
  })

  it('a vendor’s own scheme: each release called major has a window of its own', () => {
    const yearly = [
      release('2025.2', '2025-08-31', { kind: 'major', scheme: 'calendar' }),
      release('2026.1', '2026-02-28', { kind: 'major', scheme: 'calendar' }),
      release('2026.1.2', '2026-05-01', { kind: 'patch', scheme: 'calendar' }),
      release('2026.2', '2026-08-31', { kind: 'major', scheme: 'calendar' }),
    ]
    expect(on('2026.2', '2026-11-30', yearly).state).toBe('current')
    expect(on('2026.1.2', '2026-11-30', yearly)).toMatchObject({
      state: 'preceding',
      until: '2027-08-31',
      endedBy: '2026.2',
    })
    expect(on('2025.2', '2026-11-30', yearly)).toMatchObject({ state: 'ended', until: '2026-08-31' })
  })

  it.each([
    ['2027-02-28', '2028-02-28'],
    ['2028-02-29', '2029-02-28'],
    ['2026-03-31', '2027-03-31'],
  ])('twelve months after %s is %s', (from, until) => {
    const two = [release('1.0.0', '2025-01-01'), release('2.0.0', from)]
    expect(on('1.0.0', from, two).until).toBe(until)
    expect(on('1.0.0', addCalendarDays(until, -1), two).state).toBe('preceding')
    expect(on('1.0.0', until, two).state).toBe('ended')
  })

  it.each([
    [6, '2026-08-31', '2027-02-28'],
    [18, '2026-08-31', '2028-02-29'],
  ])('months are the policy’s, clamped at month ends: %d after %s is %s', (months, from, until) => {
    const two = [release('1.0.0', '2025-01-01'), release('2.0.0', from)]
    const others = { ...rules, preceding: { ...rules.preceding, months } }
    const at = startOfCivilDate(zone, from)
    expect(supportWindow({ version: '1.0.0', releases: two, rules: others, at, zone }).until).toBe(until)
  })

  it('a window ends with the date where the product is at home', () => {
    const at = startOfCivilDate('Asia/Tokyo', '2027-02-01')
    const ask = (where: string) =>
      supportWindow({ version: '9.2.0', releases: catalogue, rules, at, zone: where }).state
    expect([ask('Asia/Tokyo'), ask('America/Chicago')]).toEqual(['preceding', 'current'])
  })
})

describe('laws of windows', () => {
  const day = fc.integer({ min: 0, max: 2200 }).map((days) => addCalendarDays('2023-12-28', days))
  const any = fc.record({
    version: fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.nat({ max: 2 }), fc.nat({ max: 1 }))
      .map((parts) => parts.join('.')),
    availableOn: fc.option(day, { freq: 8 }),
    kind: fc.constantFrom('major', 'update', 'maintenance', 'patch', 'prerelease', 'hotfix'),
    scheme: fc.constant('semver'),
  })
  const releases = fc.uniqueArray(any, { selector: ({ version }) => version, maxLength: 9 })
  const otherRules = fc
    .record({ majors: fc.integer({ min: 0, max: 3 }), months: fc.integer({ min: 1, max: 24 }) })
    .map((preceding) => ({ ...rules, preceding: { ...rules.preceding, ...preceding } }))
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kolkata')
  const isIn = (state: string) => state === 'current' || state === 'preceding'

  it('law: a later major never lengthens an older window', () => {
    const later = fc.record({ availableOn: day, above: fc.integer({ min: 1, max: 3 }) })
    fc.assert(
      fc.property(releases, later, fc.nat(8), day, otherRules, zones, (before, more, index, date, terms, where) => {
        const version = before[index % Math.max(1, before.length)]?.version ?? '1.0.0'
        const major = String(Number(version.split('.')[0]) + more.above)
        const added = release(`${major}.9.9`, more.availableOn, { kind: 'major' })
        const at = startOfCivilDate(where, date)
        const ask = (all: readonly KnownRelease[]) =>
          supportWindow({ version, releases: all, rules: terms, at, zone: where })
        const [without, and] = [
          ask(before as readonly KnownRelease[]),
          ask([...(before as readonly KnownRelease[]), added]),
        ]
        if (isIn(and.state)) expect(isIn(without.state)).toBe(true)
        if (isIn(without.state) && without.until !== null)
          expect(and.until !== null && and.until <= without.until).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('law: every version has exactly one state at any instant, and states only go forward', () => {
    const order = ['not_released', 'unknown', 'current', 'preceding', 'ended']
    fc.assert(
      fc.property(
        releases,
        fc.nat(8),
        otherRules,
        zones,
        fc.array(day, { maxLength: 8 }),
        (all, index, terms, where, days) => {
          const version = all[index % Math.max(1, all.length)]?.version ?? '3.1'
          const states = [...days].sort().map((date) => {
            const at = startOfCivilDate(where, date)
            const { state } = supportWindow({
              version,
              releases: all as readonly KnownRelease[],
              rules: terms,
              at,
              zone: where,
            })
            return order.indexOf(state)
          })
          expect(states.every((state, place) => state >= 0 && state >= (states[place - 1] ?? 0))).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('law: the window says the very instants at which its state changes', () => {
    fc.assert(
      fc.property(releases, fc.nat(8), otherRules, zones, day, (all, index, terms, where, date) => {
        const version = all[index % Math.max(1, all.length)]?.version ?? '3.1'
        const ask = (at: number) =>
          supportWindow({ version, releases: all as readonly KnownRelease[], rules: terms, at, zone: where })
        const { state, until } = ask(startOfCivilDate(where, date))
        if (state !== 'preceding' || until === null) return
        const end = startOfCivilDate(where, until)
        expect(ask(end).state).toBe('ended')
        const isOvertaken = all.some(
          ({ availableOn }) => availableOn !== null && availableOn > date && availableOn < until,
        )
        if (!isOvertaken) expect(ask(end - 1).state).toBe('preceding')
      }),
      { numRuns: 500 },
    )
  })

  it('law: a plan changes nothing before its date', () => {
    fc.assert(
      fc.property(releases, fc.nat(8), day, otherRules, (all, index, date, terms) => {
        const version = all[index % Math.max(1, all.length)]?.version ?? '3.1'
        const at = startOfCivilDate(zone, date)
        const ask = (some: readonly KnownRelease[]) =>
          supportWindow({ version, releases: some, rules: terms, at, zone })
        const known = all as readonly KnownRelease[]
        const planned = release('9.0.0', addCalendarDays(date, 1), { kind: 'major' })
        expect(ask([...known, planned])).toEqual(ask(known))
      }),
    )
  })

  it('months from the last days of months fall on days that exist', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 24 }), (date, months) => {
        const two = [release('1.0', '2020-01-01'), release('2.0', date)]
        const terms = { ...rules, preceding: { ...rules.preceding, months } }
        const { until } = supportWindow({
          version: '1.0',
          releases: two,
          rules: terms,
          at: startOfCivilDate(zone, date),
          zone,
        })
        expect(until).toBe(addCalendarMonths(date, months))
        expect(new Date(`${until}T00:00:00Z`).toISOString().slice(0, 10)).toBe(until)
      }),
    )
  })
})
