import { parseInstant } from '../packages/policy/src/calendar/index.ts'
import { type KnownRelease, supportWindow, upgradePath } from '../packages/policy/src/lifecycle/index.ts'
import { finish, holds, type Row, told } from './desk/table.ts'

/*
 * Support windows as a pure function, on one core: any of 10,000 releases of 40 majors at any of many instants.
 * Exits 1 when fewer than a million a second are answered.
 */

const MAJORS = 40
const UPDATES = 250
const QUESTIONS = 2_000_000
const TARGET = 1_000_000
const rules = {
  clause: '5.2',
  current: 'major',
  preceding: { majors: 1, months: 12, from: 'current_major_date' },
  fixesIn: 'newest_of_major',
  onlyGenerallyAvailable: { clause: '5.3', is: true },
} as const

const day = (n: number): string => new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const releases = Array.from({ length: MAJORS * UPDATES }, (_, index): KnownRelease => {
  const [major, update] = [Math.floor(index / UPDATES) + 1, index % UPDATES]
  return {
    version: `${major}.${update}.0`,
    kind: update === 0 ? 'major' : 'update',
    availableOn: day(major * 300 + update),
    scheme: 'semver',
  }
})
const from = parseInstant('2000-01-01T00:00:00Z')
const span = (MAJORS + 2) * 300 * 86_400_000

/** Windows answered in a second, over all releases and instants; counts what was supported so that nothing is left out. */
function windowsASecond(): { readonly rate: number; readonly supported: number } {
  let supported = 0
  const began = performance.now()
  for (let asked = 0; asked < QUESTIONS; asked += 1) {
    const { version } = releases[(asked * 7_919) % releases.length] as KnownRelease
    const at = from + ((asked * 104_729) % span)
    const { state } = supportWindow({ version, releases, rules, at, zone: 'Europe/Berlin' })
    if (state === 'current' || state === 'preceding') supported += 1
  }
  return { rate: (QUESTIONS / (performance.now() - began)) * 1000, supported }
}

windowsASecond()
const runs = Array.from({ length: 3 }, windowsASecond).toSorted((a, b) => a.rate - b.rate)
const { rate = 0, supported = 0 } = runs[1] ?? {}
const began = performance.now()
for (let asked = 0; asked < 200; asked += 1) {
  const { version } = releases[asked * 50] as KnownRelease
  upgradePath({ version, releases, at: from + span / 2, zone: 'Europe/Berlin' })
}
const pathMs = (performance.now() - began) / 200
const millions = (value: number): string => `${(value / 1e6).toFixed(1)} million/s`
const rows: readonly Row[] = [
  holds(
    'support windows on one core',
    millions(rate),
    `>= ${millions(TARGET)}`,
    rate >= TARGET,
    `${releases.length} releases`,
  ),
  told('of which supported', `${Math.round((supported / QUESTIONS) * 100)} %`),
  told('the way up among 10,000 releases', `${pathMs.toFixed(2)} ms`),
]
finish([...rows])
