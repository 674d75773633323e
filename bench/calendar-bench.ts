import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { bytesKept } from '../packages/policy/src/calendar/calendar-of.ts'
import { formatInstant, parseInstant } from '../packages/policy/src/calendar/index.ts'
import { makeBareTable } from './calendar/bare-table.ts'
import { luxonWalk, momentBusinessTime, temporalWalk } from './calendar/peers.ts'
import { median, type Timing, timeInTurns } from './calendar/stopwatch.ts'
import { make } from './calendar-engine.mjs'
import { finish, holds, kilobytes, megabytes, ms, type Row, told } from './desk/table.ts'

/*
 * How fast working time is counted: New York business hours, the same random starts for all, side by side in one run.
 * Ratios decide (exit 1); absolute figures stand beside them and depend on the machine.
 */

const QUESTIONS = 65_536
const OFFICE = { zone: 'America/New_York', opens: '08:30', closes: '17:30' }
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const hours = [[OFFICE.opens, OFFICE.closes]]
const halves = [
  ['08:30', '12:00'],
  ['13:00', '17:30'],
]
/** The limit of the cache, and the one table that may be added before it is looked at again. */
const KEPT_AT_MOST = 51_000_000
const week = [null, hours, hours, hours, hours, hours, null]

/** A small generator with a fixed seed (mulberry32), so that each run asks the same. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const random = randomFrom(20_261_123)
const pick = (values: readonly number[]): number => values[Math.floor(random() * values.length)] ?? 0
const starts = Float64Array.from(
  { length: QUESTIONS },
  () => Date.UTC(2024, 0, 2) + Math.floor(random() * 3640 * 86_400) * 1000,
)
const works = Float64Array.from({ length: QUESTIONS }, () => pick([0.5, 1, 2, 4, 9, 18]) * HOUR_MS)
const days = Int32Array.from({ length: QUESTIONS }, () => 1 + Math.floor(random() * 10))
const texts = Array.from(starts, (at) => new Date(at).toISOString())
const start = (i: number): number => starts[i] as number
const work = (i: number): number => works[i] as number

const engine = make({ zone: OFFICE.zone, week })
const bare = makeBareTable({ ...OFFICE, fromYear: 2023, toYear: 2036 })
const peers = [
  { name: 'moment-business-time', due: momentBusinessTime(OFFICE) },
  { name: 'luxon walk', due: luxonWalk(OFFICE) },
  { name: 'temporal-polyfill walk', due: temporalWalk(OFFICE) },
]

const countWrong = (asked: number, isWrong: (i: number) => boolean): number => {
  let wrong = 0
  for (let i = 0; i < asked; i++) if (isWrong(i)) wrong++
  return wrong
}

const print = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}
const figure = (perSecond: number): string =>
  perSecond >= 1e6 ? `${(perSecond / 1e6).toFixed(1)} M/s` : `${(perSecond / 1e3).toFixed(1)} k/s`

const printTable = (title: string, timings: readonly Timing[]): void => {
  const [ours] = timings
  print(`\n${title}`)
  for (const { name, perSecond } of timings) {
    const ratio = (ours?.perSecond ?? 0) / perSecond
    print(
      `  ${name.padEnd(24)} ${figure(perSecond).padStart(12)}   ${name === 'mainstay' ? '' : `mainstay is ${ratio.toFixed(2)} x`}`,
    )
  }
}

const perSecondOf = (timings: readonly Timing[], name: string): number =>
  timings.find((timing) => timing.name === name)?.perSecond ?? Number.NaN

print(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, tz data ${process.versions.tz}`)
print(`${QUESTIONS} random starts over ten years, ${OFFICE.opens}-${OFFICE.closes} in ${OFFICE.zone}, Monday to Friday`)

const dueTimings = timeInTurns(
  [
    { name: 'mainstay', run: (i) => engine.due(start(i), work(i)) },
    { name: 'bare table', run: (i) => bare.due(start(i), work(i)) },
    ...peers.map(({ name, due }) => ({ name, run: (i: number) => due(start(i), work(i)) })),
  ],
  QUESTIONS,
)
printTable('When is it due? (30 min to 18 h of open time)', dueTimings)

const elapsedTimings = timeInTurns(
  [
    { name: 'mainstay', run: (i) => engine.elapsed(start(i), start(i) + 30 * DAY_MS) },
    { name: 'bare table', run: (i) => bare.elapsed(start(i), start(i) + 30 * DAY_MS) },
  ],
  QUESTIONS,
)
printTable('How much open time in 30 days?', elapsedTimings)

const daysTimings = timeInTurns([{ name: 'mainstay', run: (i) => engine.days(start(i), days[i] as number) }], QUESTIONS)
printTable('When are 1 to 10 business days over?', daysTimings)

const isoTimings = timeInTurns(
  [{ name: 'mainstay', run: (i) => formatInstant(engine.due(parseInstant(texts[i] as string), work(i))).length }],
  QUESTIONS,
)
printTable('ISO text in, due, ISO text out', isoTimings)

const script = fileURLToPath(new URL('calendar/first-table.mjs', import.meta.url))
const cold = Array.from({ length: 9 }, (): { first: number; later: number; tenYears: number } =>
  JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' })),
)
print('\nAnswers that differ')
const wrongDue = countWrong(QUESTIONS, (i) => engine.due(start(i), work(i)) !== bare.due(start(i), work(i)))
const wrongElapsed = countWrong(
  QUESTIONS,
  (i) => engine.elapsed(start(i), start(i) + 30 * DAY_MS) !== bare.elapsed(start(i), start(i) + 30 * DAY_MS),
)
print(`  bare table: ${wrongDue} of ${QUESTIONS} due, ${wrongElapsed} of ${QUESTIONS} elapsed`)
for (const { name, due } of peers) {
  print(`  ${name}: ${countWrong(4096, (i) => due(start(i), work(i)) !== engine.due(start(i), work(i)))} of 4096 due`)
}

const ours = perSecondOf(dueTimings, 'mainstay')
const ratio = (what: string, to: string, target: number): Row => {
  const seen = ours / perSecondOf(dueTimings, to)
  return holds(what, `${seen.toFixed(2)}x`, `>= ${target}x`, seen >= target, figure(perSecondOf(dueTimings, to)))
}
/** An aim for a machine of this kind: told, not held. */
const aim = (what: string, seen: string, target: string, isReached: boolean): Row =>
  told(what, `${seen}, ${isReached ? 'beyond' : 'short of'} the aim of ${target}`)
const speed = (what: string, timings: readonly Timing[], target: number): Row => {
  const seen = perSecondOf(timings, 'mainstay')
  return aim(what, figure(seen), figure(target), seen >= target)
}
const firstMs = median(cold.map(({ first }) => first))
const laterMs = median(cold.map(({ later }) => later))
const [oneADay, twoADay] = [tableBytes([hours]), tableBytes([halves])]
const many = memoryOfMany()
const differing = wrongDue + wrongElapsed
print()
finish([
  ratio('due, to moment-business-time', 'moment-business-time', 150),
  ratio('due, to the bare table', 'bare table', 0.5),
  holds('answers that differ from the bare table', String(differing), '0', differing === 0, `of ${2 * QUESTIONS}`),
  speed('due', dueTimings, 10e6),
  speed('elapsed over 30 days', elapsedTimings, 8e6),
  speed('business days', daysTimings, 8e6),
  speed('ISO in, ISO out', isoTimings, 500e3),
  aim('first table, one format made', ms(firstMs), '5 ms', firstMs <= 5),
  aim('each later zone, median of 20', ms(laterMs), '3 ms', laterMs <= 3),
  holds('ten years of one interval a day', kilobytes(oneADay), '<= 100 kB', oneADay <= 100_000, ''),
  holds('ten years of two a day', kilobytes(twoADay), '<= 200 kB', twoADay <= 200_000, ''),
  holds(
    'tables of 1,000 calendars, and of 3,000 over ten years each',
    `${megabytes(many.thousand)}, ${megabytes(many.more)}`,
    '<= 51 MB',
    many.more <= KEPT_AT_MOST,
    `resident ${megabytes(process.memoryUsage().rss)}`,
  ),
])

/** What ten years about now hold, every weekday with the same hours. */
function tableBytes([day]: readonly [readonly string[][]]): number {
  const calendar = make({ zone: 'Europe/Rome', week: [null, day, day, day, day, day, null] })
  calendar.elapsed(Date.UTC(2021, 0, 2), Date.UTC(2030, 11, 30))
  return calendar.bytes()
}

/** Calendars of all zones, no two alike; the cache lets the least recently asked go before it passes its limit. */
function memoryOfMany(): { readonly thousand: number; readonly more: number } {
  const zones = Intl.supportedValuesOf('timeZone')
  const ask = (count: number, years: number) => {
    const close = `1${count % 10}:${String(10 + (Math.floor(count / 10) % 50))}`
    const day = [['08:00', close]]
    const calendar = make({ zone: zones[count % zones.length] ?? 'UTC', week: [day, day, day, day, day, null, null] })
    calendar.elapsed(Date.UTC(2026, 0, 2), Date.UTC(2026 + years, 0, 2))
  }
  for (let count = 0; count < 1_000; count++) ask(count, 1)
  const thousand = bytesKept()
  for (let count = 0; count < 3_000; count++) ask(count, 10)
  return { thousand, more: bytesKept() }
}
