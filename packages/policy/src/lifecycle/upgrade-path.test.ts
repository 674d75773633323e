import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOfCivilDate } from '../calendar/civil-date.ts'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { explain } from '../reasons/explain.ts'
import type { KnownRelease } from './known-release.ts'
import { lineWindows, plannedEnds } from './line-windows.ts'
import { windowReason } from './say-window.ts'
import { supportWindow } from './support-window.ts'
import { behind, upgradePath } from './upgrade-path.ts'
import { compareVersions } from './versions.ts'

const rules = shippedPolicy().lifecycle
const zone = 'UTC'
const at = startOfCivilDate(zone, '2026-11-30')
const one = (version: string, availableOn: string | null, kind: KnownRelease['kind'] = 'update'): KnownRelease => ({
  version,
  availableOn,
  kind,
  scheme: 'semver',
})
const releases = [
  one('8.0.0', '2024-09-05', 'major'),
  one('8.4.0', '2025-11-20'),
  one('8.4.3', '2026-06-02', 'patch'),
  one('9.0.0', '2026-03-03', 'major'),
  one('9.2.1', '2026-11-12', 'patch'),
  one('9.2.1-hotfix.1', '2026-11-20', 'hotfix'),
  one('10.0.0-rc.1', '2026-11-25', 'prerelease'),
  one('10.0.0', '2027-02-01', 'major'),
]
const ask = (version: string) => ({ version, releases, at, zone })

describe('the way up from a version', () => {
  it('goes to the newest fix of its own major release, then to the current one', () => {
    expect(upgradePath(ask('8.4.0')).map(({ version, why }) => [version, why])).toEqual([
      ['8.4.3', 'newest_of_major'],
      ['9.2.1', 'current'],
    ])
    expect(upgradePath(ask('8.4.3')).map(({ version }) => version)).toEqual(['9.2.1'])
    expect(upgradePath(ask('9.0.0')).map(({ version }) => version)).toEqual(['9.2.1'])
    expect(upgradePath(ask('7.1')).map(({ version }) => version)).toEqual(['9.2.1'])
  })

  it('ends where nothing is newer, and never leads to what is not generally available', () => {
    expect(upgradePath(ask('9.2.1'))).toEqual([])
    expect(upgradePath(ask('10.0.0-rc.1'))).toEqual([])
    expect(upgradePath(ask('latest'))).toEqual([])
  })

  it('says how far behind: releases, and days between the two', () => {
    expect(behind(ask('8.4.0'))).toEqual({ releases: 3, days: 357, newest: '9.2.1' })
    expect(behind(ask('8.4'))).toEqual(behind(ask('8.4.0')))
    expect(behind(ask('9.2.1'))).toEqual({ releases: 0, days: 0, newest: null })
    expect(behind(ask('8.3.9'))).toEqual({ releases: 4, days: null, newest: '9.2.1' })
  })

  it('law: each step is newer than the one before, and after the last nothing is behind', () => {
    const any = fc.record({
      version: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat({ max: 3 })).map((parts) => parts.join('.')),
      availableOn: fc.option(fc.constantFrom('2025-01-01', '2026-02-28', '2026-11-30', '2026-12-01')),
      kind: fc.constantFrom('major', 'update', 'patch', 'prerelease', 'hotfix'),
      scheme: fc.constant('semver'),
    })
    const lists = fc.uniqueArray(any, { selector: ({ version }) => version, minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(lists, fc.nat(8), (all, index) => {
        const known = all as readonly KnownRelease[]
        const version = known[index % known.length]?.version ?? '1.0'
        const question = { version, releases: known, at, zone }
        const versions = [version, ...upgradePath(question).map((step) => step.version)]
        for (const [place, next] of versions.slice(1).entries())
          expect(compareVersions(next, versions[place] ?? '')).toBeGreaterThan(0)
        expect(behind({ ...question, version: versions.at(-1) ?? version })?.releases).toBe(0)
      }),
    )
  })
})

describe('the picture of all windows', () => {
  it('shows each major release with what was promised and what a plan would change', () => {
    const windows = lineWindows({ releases, rules, at, zone })
    expect(windows).toMatchObject([
      {
        line: '8',
        state: 'preceding',
        until: '2027-02-01',
        promisedUntil: '2027-03-03',
        endIsPlanned: true,
        endedBy: '10.0.0',
      },
      { line: '9', state: 'current', until: '2028-02-01', promisedUntil: null, endIsPlanned: true, isPlanned: false },
      { line: '10', state: 'not_released', from: '2027-02-01', until: null, isPlanned: true, newest: null },
    ])
  })

  it('says what a planned major release ends, and whose last months it begins', () => {
    expect(plannedEnds({ releases, rules }, one('10.0.0', '2027-02-01', 'major'))).toEqual([
      { line: '8', version: '8.0.0', before: '2027-03-03', until: '2027-02-01', effect: 'ends' },
      { line: '9', version: '9.0.0', before: null, until: '2028-02-01', effect: 'begins_last_months' },
    ])
    expect(plannedEnds({ releases, rules }, one('11.0.0', null, 'major'))).toEqual([])
  })
})

describe('a window in words', () => {
  const say = (version: string, all = releases) => {
    const question = { version, releases: all, rules, zone, at }
    const reader = { reader: 'customer', locale: 'en', readerZone: 'UTC' } as const
    return explain(windowReason(supportWindow(question), question), reader)
  }

  it('says until when at the latest, what would end it earlier, and where fixes come', () => {
    expect(say('8.4.0')).toBe(
      'Supported until 3 Mar 2027 at the latest; earlier if 10.0.0 is released before. Fixes come in the newest 8.x release.',
    )
    const unplanned = releases.filter(({ version }) => version !== '10.0.0')
    expect(say('8.4.0', unplanned)).toContain('earlier if 10.0 is released before')
    expect(say('9.2.1')).toBe(
      'Supported; the next major release starts your 12 months. Fixes come in the newest 9.x release.',
    )
  })

  it('says plainly what is over, not out, or not known', () => {
    expect(say('7.3')).toBe('Support ended on 5 Sep 2025; 8.0.0 came after it.')
    expect(say('10.0.0')).toBe('Not released yet; planned for 1 Feb 2027.')
    expect(say('10.0.0-rc.1')).toBe('Outside general availability: support is for finished releases.')
    expect(say('latest')).toContain('We know no such release')
  })
})
