import { useEffect } from 'react'
import type { RibbonModel } from '../ribbon/ribbon-model.ts'
import { countBetween, coverUntil } from '../ribbon/ribbon-scale.ts'
import { uiSay } from '../text.ts'
import { useNow } from './clock.ts'
import { formatDuration } from './format-duration.ts'
import { formatMoment, type Moment } from './format-moment.ts'

export interface CountdownReading {
  /** Support time to due in ms; negative once late. */
  readonly leftMs: number
  readonly isLate: boolean
  /** Three quarters or more are used. */
  readonly isNear: boolean
  /** Coverage is closed or the promise is paused: the count stands. */
  readonly isStanding: boolean
  readonly goesOnAt: number | undefined
  /** `1 h 28 min left`, `22 min late`. */
  readonly text: string
  /** `1 h 28 min` alone. */
  readonly length: string
  readonly due: Moment
}

type Timed = Pick<RibbonModel, 'startedAt' | 'dueAt' | 'stretches' | 'zones' | 'isPaused'>

/** How much support time is left at `now` (epoch ms), read from the very stretches that the ribbon draws. */
export const readCountdown = (model: Timed, now: number): CountdownReading => {
  const { startedAt, dueAt, zones } = model
  const stretches = coverUntil(model, Math.max(dueAt, now))
  const isLate = now > dueAt
  const leftMs = isLate ? -countBetween(stretches, dueAt, now) : countBetween(stretches, now, dueAt)
  const total = countBetween(stretches, startedAt, dueAt)
  const here = stretches.find((one) => now >= one.from && now < one.to)
  const isStanding = !isLate && (model.isPaused === true || here?.counts === false)
  const length = formatDuration(Math.abs(leftMs), { seconds: leftMs > 0 && leftMs < 300_000 })
  const sides =
    zones.other === undefined || zones.otherName === undefined
      ? {}
      : { otherZone: zones.other, otherCity: zones.otherName }
  return {
    leftMs,
    isLate,
    isNear: !isLate && total > 0 && leftMs <= total / 4,
    isStanding,
    goesOnAt: isStanding && model.isPaused !== true ? here?.to : undefined,
    text: uiSay(isLate ? 'countdown.late' : 'countdown.left', { length }),
    length,
    due: formatMoment(dueAt, { readerZone: zones.reader, now, ...sides }),
  }
}

/** The reading of now, each minute; each second in the last five minutes before due. */
export const useCountdown = (model: Timed): CountdownReading => {
  return readCountdown(model, useNowTowards(model.dueAt))
}

/** Now, each minute; each second around `dueAt` (epoch ms), where a length is told in seconds. */
export const useNowTowards = (dueAt: number | undefined) => {
  const minute = useNow('minute')
  return useNow(dueAt !== undefined && Math.abs(dueAt - minute) < 360_000 ? 'second' : 'minute')
}

/** Title of the tab with the countdown before it: `1 h 28 min · ACME-142 Deploy agents drop off`. */
export const useCountdownTitle = (model: Timed | undefined, title: string) => {
  const now = useNowTowards(model?.dueAt)
  const length = model === undefined ? undefined : readCountdown(model, now)
  const full = length === undefined ? title : `${length.isLate ? length.text : length.length} · ${title}`
  useEffect(() => {
    document.title = full
  }, [full])
}
