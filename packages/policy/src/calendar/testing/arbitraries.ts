import fc from 'fast-check'
import type { Stretch, WallInterval, WorkingHours } from '../types.ts'

/** Zones with every oddity that the tz database knows of. */
export const ZONES: readonly string[] = [
  'UTC',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/St_Johns',
  'America/Halifax',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/Asuncion',
  'America/Havana',
  'America/Caracas',
  'America/Mexico_City',
  'America/Nuuk',
  'America/Goose_Bay',
  'America/Boa_Vista',
  'America/Argentina/San_Luis',
  'Atlantic/Azores',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Europe/Berlin',
  'Europe/Warsaw',
  'Europe/Moscow',
  'Europe/Istanbul',
  'Europe/Kyiv',
  'Africa/Casablanca',
  'Africa/El_Aaiun',
  'Africa/Cairo',
  'Africa/Windhoek',
  'Africa/Johannesburg',
  'Asia/Gaza',
  'Asia/Hebron',
  'Asia/Jerusalem',
  'Asia/Amman',
  'Asia/Beirut',
  'Asia/Tehran',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Australia/Eucla',
  'Antarctica/Troll',
  'Antarctica/Casey',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Fiji',
  'Pacific/Kiritimati',
  'Pacific/Tongatapu',
  'Pacific/Norfolk',
  'Pacific/Marquesas',
]

const DAY_MS = 86_400_000
const twoDigits = (n: number): string => String(n).padStart(2, '0')
const wallTime = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** One wall interval, every kind: within the day, overnight, 24 hours, to 24:00; on full `grid` minutes. */
const wallInterval = (grid: number): fc.Arbitrary<WallInterval> =>
  fc
    .tuple(fc.nat({ max: Math.floor(1439 / grid) }), fc.nat({ max: Math.floor(1440 / grid) }))
    .map(([from, to]): WallInterval => [wallTime(from * grid), wallTime(to * grid)])

const dayHours = (grid: number): fc.Arbitrary<readonly WallInterval[]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.constant([['08:30', '17:30'] as const]) },
    { weight: 1, arbitrary: fc.constant([['22:00', '06:00'] as const]) },
    { weight: 1, arbitrary: fc.constant([['01:30', '03:30'] as const]) },
    { weight: 1, arbitrary: fc.constant([['00:00', '24:00'] as const]) },
    { weight: 3, arbitrary: fc.array(wallInterval(grid), { maxLength: 3 }) },
  )

/** Dates near an instant, so that they matter to a question asked there. */
const datesNear = (at: number): fc.Arbitrary<string> =>
  fc.integer({ min: -4, max: 8 }).map((days) => dateOf(at + days * DAY_MS))

interface Asking {
  readonly zone: string
  readonly at: number
  /** Minutes on which written times fall. */
  readonly grid?: number
}

export const hoursIn = ({ zone, at, grid = 1 }: Asking): fc.Arbitrary<WorkingHours> =>
  fc.record({
    timeZone: fc.constant(zone),
    weekly: fc.record({
      mon: dayHours(grid),
      tue: dayHours(grid),
      wed: dayHours(grid),
      thu: dayHours(grid),
      fri: dayHours(grid),
      sat: dayHours(grid),
      sun: dayHours(grid),
    }),
    holidays: fc.array(datesNear(at), { maxLength: 3 }),
    exceptions: fc.dictionary(datesNear(at), dayHours(grid), { maxKeys: 3 }),
  })

const pausesNear = (at: number): fc.Arbitrary<readonly Stretch[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -2 * DAY_MS, max: 6 * DAY_MS }), fc.oneof(fc.nat(7_200_000), fc.nat(2 * DAY_MS)))
      .map(([from, length]): Stretch => [at + from, at + from + length]),
    { maxLength: 3 },
  )

/** Instants in the lifetime of today's rules, to the millisecond. */
export const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2042, 0, 1) })
const amount = fc.oneof(
  fc.constantFrom(0, 1, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 32_400_000),
  fc.integer({ min: 1, max: 3 * DAY_MS }),
  fc.nat(200).map((quarters) => quarters * 900_000),
)

export interface Scene {
  readonly hours: WorkingHours
  readonly at: number
  readonly amountMs: number
  readonly spanMs: number
  readonly pauses: readonly Stretch[]
}

/** A calendar and a question about it; `near` makes the instants fall where they hurt, e.g. at changes of offset. */
export const sceneIn = (zone: string, near: fc.Arbitrary<number> = instant): fc.Arbitrary<Scene> =>
  near.chain((at) =>
    fc.record({
      hours: hoursIn({ zone, at }),
      at: fc.constant(at),
      amountMs: amount,
      spanMs: fc.nat(5 * DAY_MS),
      pauses: pausesNear(at),
    }),
  )
