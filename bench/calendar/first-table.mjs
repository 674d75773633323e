/*
 * In a fresh process with one Intl.DateTimeFormat made: how long until the first answer of the first calendar, then of
 * calendars in twenty other zones, then of a whole ten years. Prints one line of JSON, in milliseconds.
 */
import { make } from '../calendar-engine.mjs'

const OFFICE = [['08:30', '17:30']]
const week = [null, OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, null]
const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Warsaw',
  'Europe/Lisbon',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Asia/Gaza',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/Chicago',
  'America/Denver',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Antarctica/Troll',
]
const AT = Date.UTC(2026, 10, 25, 16)
const YEAR_MS = 365 * 86_400_000

const timed = (work) => {
  const begin = performance.now()
  work()
  return performance.now() - begin
}

new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).format(AT)
const first = timed(() => make({ zone: 'America/New_York', week }).due(AT, 3_600_000))
const later = ZONES.map((zone) => timed(() => make({ zone, week }).due(AT, 3_600_000)))
const tenYears = timed(() => make({ zone: 'Europe/Paris', week }).elapsed(AT - 5 * YEAR_MS, AT + 5 * YEAR_MS))
console.log(JSON.stringify({ first, later: later.sort((a, b) => a - b)[10], tenYears }))
