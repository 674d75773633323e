import type { Returned } from '../../../data/index.ts'
import type { RibbonStretch } from '../../../ui/ribbon/ribbon-model.ts'
import { countBetween, instantAt } from '../../../ui/ribbon/ribbon-scale.ts'
import { readWallTime, writeWallTime } from '../../../ui/time/wall-time.ts'

type SupportNow = Returned<'GET /accounts/:accountId/support-now'>
const minute = 60_000
const spans: Readonly<Record<string, number>> = { m: minute, h: 60 * minute }

/** `4h` and `30m` as ms; business days are not proposed here. */
const readSpan = (written: string) => {
  const found = /^(\d+)([mh])$/u.exec(written)
  return found === null ? undefined : Number(found[1]) * (spans[found[2] ?? ''] ?? 0)
}
/** To the next five minutes: a promise is a time that one can say aloud. */
const roundUp = (at: number) => Math.ceil(at / (5 * minute)) * 5 * minute

/** When `after` of the account's support time will have passed, counted from now; undefined where the hours are not known so far. */
export const proposeAfter = (after: string, support: SupportNow | undefined, now: number) => {
  const span = readSpan(after)
  if (span === undefined || support === undefined) return undefined
  if (support.alwaysOpen) return roundUp(now + span)
  const left = support.stretches
    .filter(({ to }) => Date.parse(to) > now)
    .map(
      ({ from, to, counts, because }): RibbonStretch => ({
        from: Math.max(now, Date.parse(from)),
        to: Date.parse(to),
        counts,
        because,
      }),
    )
  if (countBetween(left, now, Number.POSITIVE_INFINITY) < span) return undefined
  return roundUp(instantAt(left, span))
}

/** Times that are said often: in an hour, in four, at the end of the reader's day, tomorrow morning. */
export const usualTimes = (now: number, zone: string): readonly number[] => {
  const day = (offset: number) => writeWallTime(now + offset * 24 * 60 * minute, zone).slice(0, 10)
  const at = (offset: number, time: string) => readWallTime(`${day(offset)}T${time}`, zone)
  const times = [
    roundUp(now + 60 * minute),
    roundUp(now + 240 * minute),
    at(0, '17:00'),
    at(1, '09:00'),
    at(1, '17:00'),
  ]
  return [...new Set(times.filter((time): time is number => time !== undefined && time > now + 10 * minute))].toSorted(
    (a, b) => a - b,
  )
}
