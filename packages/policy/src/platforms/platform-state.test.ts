import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCalendarDays, civilDateAt, startOfCivilDate } from '../calendar/civil-date.ts'
import { platformState } from './platform-state.ts'
import { readPlatform, writePlatform } from './platform-words.ts'
import { newestLineFirst, releaseLineOf } from './release-line.ts'
import { type MatrixRow, type Platform, platformKinds, type SupportMatrix } from './types.ts'

const os = (id: string, version: string | null, cells: MatrixRow['cells'], name = 'Ubuntu'): MatrixRow => ({
  id,
  kind: 'operating_system',
  name,
  version,
  cells,
})
const supported = { state: 'supported' } as const
const unsupported = { state: 'unsupported' } as const
const matrix: SupportMatrix = {
  lines: ['9.x', '9.2.x', '8.x'],
  rows: [
    os('u24', '24.04', { '9.x': supported, '9.2.x': supported }),
    os('u22', '22.04', { '9.x': supported, '9.2.x': { state: 'deprecated', until: '2027-04-01' }, '8.x': supported }),
    os('u', null, { '9.x': unsupported, '9.2.x': unsupported, '8.x': unsupported }),
    { ...os('rds', null, { '9.x': supported }, 'Amazon RDS'), kind: 'cloud_service' },
    os('rhel', '9', { '9.x': supported }, 'RHEL'),
  ],
}
const ask = (productVersion: string, platform: Partial<Platform>, on = '2026-11-30') =>
  platformState({ matrix, productVersion, platform: { kind: 'operating_system', name: 'Ubuntu', ...platform }, on })

describe('what we support', () => {
  it('the narrowest release line and the narrowest version of the platform decide, and are named', () => {
    expect(ask('9.2.1', { version: '22.04.3' })).toMatchObject({
      state: 'deprecated',
      until: '2027-04-01',
      rowId: 'u22',
      line: '9.2.x',
    })
    expect(ask('9.1', { version: '22.04' })).toMatchObject({ state: 'supported', rowId: 'u22', line: '9.x' })
    expect(ask('9.1', { version: '22.10' })).toMatchObject({ state: 'unsupported', rowId: 'u', line: '9.x' })
    expect(ask('v9.2.0-rc.1', { version: '24.04' })).toMatchObject({ state: 'supported', line: '9.2.x' })
  })

  it('deprecated turns to unsupported at the first instant of its date where the account is', () => {
    for (const zone of ['America/Chicago', 'Asia/Kolkata', 'Pacific/Apia']) {
      const turn = startOfCivilDate(zone, '2027-04-01')
      expect(ask('9.2', { version: '22.04' }, civilDateAt(zone, turn - 1)).state).toBe('deprecated')
      expect(ask('9.2', { version: '22.04' }, civilDateAt(zone, turn))).toMatchObject({
        state: 'unsupported',
        until: '2027-04-01',
        because: 'date_passed',
      })
    }
  })

  it('what the matrix does not name is unknown, and it says what is missing', () => {
    expect(ask('7.4', {})).toMatchObject({ state: 'unknown', because: 'line_unknown' })
    expect(ask('nightly', {})).toMatchObject({ state: 'unknown', because: 'line_unknown' })
    expect(ask('9.1', { name: 'Debian' })).toMatchObject({ state: 'unknown', because: 'platform_unknown' })
    expect(ask('9.1', { kind: 'database', name: 'Ubuntu' }).because).toBe('platform_unknown')
    expect(ask('9.1', { name: 'RHEL' })).toMatchObject({ state: 'unknown', because: 'version_unknown' })
    expect(ask('9.1', { name: 'RHEL', version: '8' })).toMatchObject({ state: 'unknown', because: 'version_unknown' })
    expect(ask('8.4', { version: '24.04' })).toMatchObject({ because: 'cell_empty', rowId: 'u24', line: '8.x' })
  })

  it('names are the same whatever their case and spaces; 2204 is not 22.04', () => {
    expect(ask('9.1', { kind: 'cloud_service', name: 'amazon  rds' }).state).toBe('supported')
    expect(ask('9.1', { version: '2204' }).rowId).toBe('u')
  })

  it('lines: narrow before wide, 9 is not 90, and a calendar’s years are lines too', () => {
    expect(releaseLineOf(['9.x', '90.x'], '90.1')).toBe('90.x')
    expect(releaseLineOf(['2026.x', '2025.x'], '2026.01')).toBe('2026.x')
    expect(releaseLineOf(['9.x'], '')).toBeUndefined()
    expect(['8.x', '9.x', '10.x', '9.2.x'].toSorted(newestLineFirst)).toEqual(['10.x', '9.2.x', '9.x', '8.x'])
  })

  it('a platform is read as people write it, and written the same', () => {
    for (const text of ['Ubuntu 22.04', 'Windows Server 2022', 'Oracle 19c', 'z/OS', 'Amazon S3', 'RHEL 9.4'])
      expect(writePlatform(readPlatform('operating_system', text))).toBe(text)
    expect(readPlatform('database', ' Oracle   19c ')).toEqual({ kind: 'database', name: 'Oracle', version: '19c' })
    expect(readPlatform('cloud_service', 'Amazon S3')).toMatchObject({ name: 'Amazon S3', version: null })
  })

  const day = fc.integer({ min: -400, max: 800 }).map((days) => addCalendarDays('2026-11-30', days))
  const cell = fc.oneof(
    fc.constantFrom(supported, unsupported),
    day.map((until) => ({ state: 'deprecated', until }) as const),
  )
  const lines = ['8.x', '9.x', '9.2.x', '10.x']
  const row = fc.record({
    kind: fc.constantFrom(...platformKinds),
    name: fc.constantFrom('Ubuntu', 'Oracle'),
    version: fc.constantFrom(null, '19', '22', '22.04'),
    cells: fc.dictionary(fc.constantFrom(...lines), cell),
  })
  const rows = fc
    .uniqueArray(row, { selector: ({ kind, name, version }) => `${kind} ${name} ${version}`, maxLength: 12 })
    .map((all) => all.map((one, index) => ({ ...one, id: `r${index}` })))
  const platform = fc.record({
    kind: fc.constantFrom(...platformKinds),
    name: fc.constantFrom('ubuntu', 'Oracle', 'Solaris'),
    version: fc.constantFrom(null, undefined, '19', '22.04.1', '22.10', 'R2'),
  })
  const version = fc.constantFrom('8.4', '9.0.1', '9.2.7', '10.0', 'dev', '11.1')

  it('law: one state at any date; time only ever takes support away, once, on the date that is named', () => {
    fc.assert(
      fc.property(rows, version, platform, day, day, (all, productVersion, one, a, b) => {
        const [early = a, late = b] = [a, b].toSorted()
        const on = (date: string) =>
          platformState({ matrix: { lines, rows: all }, productVersion, platform: one, on: date })
        const [before, after] = [on(early), on(late)]
        expect(['supported', 'deprecated', 'unsupported', 'unknown']).toContain(before.state)
        expect({ ...after, state: 0, because: 0 }).toEqual({ ...before, state: 0, because: 0 })
        if (before.state === after.state) return
        expect([before.state, after.state]).toEqual(['deprecated', 'unsupported'])
        expect(early < (before.until ?? '') && (before.until ?? '') <= late).toBe(true)
      }),
    )
  })

  it('law: the order of rows and lines says nothing, and what is known names its row and line', () => {
    fc.assert(
      fc.property(rows, version, platform, day, (all, productVersion, one, on) => {
        const verdict = platformState({ matrix: { lines, rows: all }, productVersion, platform: one, on })
        const turned = { lines: lines.toReversed(), rows: all.toReversed() }
        expect(platformState({ matrix: turned, productVersion, platform: one, on })).toEqual(verdict)
        const decided = all.find(({ id }) => id === verdict.rowId)?.cells[verdict.line ?? '']
        expect(decided === undefined).toBe(verdict.state === 'unknown')
      }),
    )
  })
})
