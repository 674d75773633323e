import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { formatInstant, parseInstant } from '../packages/policy/src/calendar/index.ts'
import { makeBareTable } from './calendar/bare-table.ts'
import { luxonWalk, momentBusinessTime, temporalWalk } from './calendar/peers.ts'
import { median, type Timing, timeInTurns } from './calendar/stopwatch.ts'
import { make } from './calendar-engine.mjs'

/*
 * How fast working time is counted: New York business hours, the same random starts for all, side by side in one run.
 * Ratios decide (exit 1); absolute figures stand beside them and depend on the machine.
 */

const QUESTIONS = 65_536
const OFFICE = { zone: 'America/New_York', opens: '08:30', closes: '17:30' }
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const hours = [[OFFICE.opens, OFFICE.closes]]
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
print('\nFresh process, one Intl.DateTimeFormat made (median of 9)')
print(`  first calendar, first answer          ${median(cold.map(({ first }) => first)).toFixed(2)} ms   (aim 5)`)
print(`  each later zone (median of 20)        ${median(cold.map(({ later }) => later)).toFixed(2)} ms   (aim 3)`)
print(`  ten years of one more zone            ${median(cold.map(({ tenYears }) => tenYears)).toFixed(2)} ms`)
print(`\nTables behind the answers above: ${(engine.bytes() / 1000).toFixed(0)} kB`)

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
const targets = [
  { name: 'due, to moment-business-time', ratio: ours / perSecondOf(dueTimings, 'moment-business-time'), atLeast: 150 },
  { name: 'due, to the bare table', ratio: ours / perSecondOf(dueTimings, 'bare table'), atLeast: 0.5 },
]
const aims = [
  { name: 'due', perSecond: ours, atLeast: 10e6 },
  { name: 'elapsed over 30 days', perSecond: perSecondOf(elapsedTimings, 'mainstay'), atLeast: 8e6 },
  { name: 'business days', perSecond: perSecondOf(daysTimings, 'mainstay'), atLeast: 8e6 },
  { name: 'ISO in, ISO out', perSecond: perSecondOf(isoTimings, 'mainstay'), atLeast: 500e3 },
]
print('\nRatios that must hold')
for (const { name, ratio, atLeast } of targets) {
  print(`  ${ratio >= atLeast ? 'ok    ' : 'FAILED'} ${name}: ${ratio.toFixed(2)} (at least ${atLeast})`)
}
print('Figures to compare with (they depend on the machine)')
for (const { name, perSecond, atLeast } of aims) {
  print(`  ${perSecond >= atLeast ? 'ok    ' : 'below '} ${name}: ${figure(perSecond)} (aim ${figure(atLeast)})`)
}
if (targets.some(({ ratio, atLeast }) => !(ratio >= atLeast))) process.exitCode = 1
