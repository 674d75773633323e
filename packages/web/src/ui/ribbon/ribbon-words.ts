import { uiSay } from '../text.ts'
import { formatDuration } from '../time/format-duration.ts'
import { formatDay, formatMoment, formatNear, formatTime, formatWeekday } from '../time/format-moment.ts'
import type { RibbonGeometry } from './ribbon-geometry.ts'
import type { RibbonModel, RibbonStretch } from './ribbon-model.ts'

const hourMs = 3_600_000
export const hasOther = ({ zones }: RibbonModel) =>
  zones.other !== undefined && zones.otherName !== undefined && zones.other !== zones.reader

/** Day and time under the ribbon: `Thu 18:10`; a date for windows; further away than a week `3 Dec 09:05`. */
export const sayAxis = (model: RibbonModel, at: number, now: number) =>
  model.state === 'window' ? formatDay(at, model.zones.reader) : formatNear(at, model.zones.reader, now, 'weekday')
export const sayAxisTime = (model: RibbonModel, at: number) => formatTime(at, model.zones.reader)

/** The second line: `11:10 Chicago`, or the bare time where the city was said before. */
export const sayAxisOther = (model: RibbonModel, at: number, named: boolean): readonly string[] => {
  const { other, otherName } = model.zones
  if (!hasOther(model) || other === undefined || model.state === 'window') return []
  return [named ? `${formatTime(at, other)} ${otherName}` : formatTime(at, other)]
}

/** What stands over the needle, seal or cut. */
export const sayNow = (model: RibbonModel, geometry: RibbonGeometry, now: number) => {
  const { reader } = model.zones
  if (model.words.ended !== undefined && geometry.ending !== 'needle') return model.words.ended
  if (geometry.ending === 'seal') return uiSay('ribbon.answered', { time: sayAxis(model, model.endedAt ?? now, now) })
  if (geometry.ending === 'cut') return uiSay('ribbon.replaced', { time: sayAxis(model, model.endedAt ?? now, now) })
  if (model.state === 'window')
    return uiSay('moment.today', { time: formatDay(now, reader) }).replace(/^./u, (letter) => letter.toUpperCase())
  const time = geometry.isStanding
    ? `${formatWeekday(now, reader)} ${formatTime(now, reader)}`
    : formatTime(now, reader)
  return uiSay('ribbon.now', { time })
}

/** What the dimension line says, the fullest wording first. */
export const sayLeft = (model: RibbonModel, geometry: RibbonGeometry, now: number): readonly string[] => {
  const length = formatDuration(Math.abs(geometry.leftMs))
  if (model.words.left !== undefined) return [model.words.left]
  if (model.state === 'window' || model.state === 'expected' || geometry.ending === 'cut') return []
  if (geometry.tone === 'late') return [uiSay('ribbon.dim_late', { length })]
  if (geometry.ending === 'seal') return [uiSay('ribbon.dim_spare', { length })]
  if (model.byHand !== undefined) return [uiSay('ribbon.dim_to_go', { length })]
  if (model.isPaused) return [uiSay('ribbon.dim_paused', { length }), uiSay('ribbon.dim_left', { length })]
  const short = uiSay('ribbon.dim_left', { length })
  if (geometry.goesOnAt !== undefined)
    return [uiSay('ribbon.dim_goes_on', { length, time: sayAxis(model, geometry.goesOnAt, now) }), short]
  return [uiSay('ribbon.dim_left_long', { length }), short]
}

/** Below a closed stretch: `15 h closed`, `weekend closed`, then only the length. */
export const sayShut = ({ from, to }: RibbonStretch): readonly string[] => {
  const hours = (to - from) / hourMs
  const length = formatDuration(to - from)
  const long = hours >= 48 && hours <= 72 ? uiSay('ribbon.axis_weekend') : uiSay('ribbon.axis_closed', { length })
  return [long, length]
}

const both = (model: RibbonModel, at: number, now: number) => {
  const { reader, other, otherName } = model.zones
  const sides = other === undefined || otherName === undefined ? {} : { otherZone: other, otherCity: otherName }
  return formatMoment(at, { readerZone: reader, now, always: 'weekday', ...sides }).both
}

const sayState = (model: RibbonModel, geometry: RibbonGeometry, now: number): string => {
  const { dueAt, endedAt = now } = model
  const near = (at: number) => sayAxis(model, at, now)
  const when = both(model, dueAt, now)
  const lengths = {
    used: formatDuration(geometry.usedMs),
    total: formatDuration(geometry.totalMs),
    left: formatDuration(Math.max(0, geometry.leftMs)),
    share: Math.round(geometry.share * 100),
  }
  const length = formatDuration(Math.abs(geometry.leftMs))
  switch (model.state) {
    case 'met':
      return uiSay('ribbon.say_answered', { when: both(model, endedAt, now), length, due: near(dueAt) })
    case 'met_late':
      return uiSay('ribbon.say_answered_late', { when: both(model, endedAt, now), length, due: near(dueAt) })
    case 'superseded':
      return uiSay('ribbon.say_replaced', { due: near(dueAt), when: near(endedAt) })
    case 'cancelled':
      return uiSay('ribbon.say_cancelled', { when: near(endedAt) })
    case 'window':
      return uiSay('ribbon.say_window', { from: near(model.startedAt), to: near(dueAt - 1) })
    case 'expected':
      return uiSay('ribbon.say_expected', { from: near(model.startedAt), to: near(dueAt) })
    case 'running':
    case 'breached':
      if (geometry.tone === 'late') return uiSay('ribbon.say_late', { when, now: near(now), length })
      if (model.byHand !== undefined) return uiSay('ribbon.say_by_hand', { when, length })
      if (model.isPaused)
        return uiSay('ribbon.say_paused', {
          ...lengths,
          when: near(geometry.stretches.find((one) => one.because === 'paused')?.from ?? now),
        })
      if (geometry.goesOnAt !== undefined)
        return uiSay('ribbon.say_standing', { ...lengths, when, goesOn: both(model, geometry.goesOnAt, now) })
      return uiSay('ribbon.say_running', { ...lengths, when, now: near(now) })
  }
}

/** Which hours count until due, in order; a long list is cut after three closings. */
const sayStretches = (model: RibbonModel, { stretches }: RibbonGeometry, now: number) => {
  if (stretches.every((one) => one.counts)) return [uiSay('ribbon.say_nothing_closed')]
  return stretches.slice(0, 7).map((one) => {
    const length = formatDuration(one.to - one.from)
    if (!one.counts) return uiSay('ribbon.say_closed', { length })
    return uiSay('ribbon.say_open', { from: sayAxis(model, one.from, now), to: sayAxis(model, one.to, now), length })
  })
}

/** The same content as the picture, in sentences, for those who hear it. */
export const sayRibbon = (model: RibbonModel, geometry: RibbonGeometry, now: number) => {
  if (model.words.summary !== undefined) return model.words.summary
  const said = [`${model.words.title}.`, sayState(model, geometry, now)]
  for (const { at, label } of model.pins ?? [])
    said.push(uiSay('ribbon.say_pin', { label, when: both(model, at, now) }))
  if (model.dissent !== undefined) said.push(model.dissent.text)
  const isAhead = model.state === 'running' && geometry.tone !== 'late' && model.byHand === undefined
  if (isAhead && !model.isPaused) said.push(...sayStretches(model, geometry, now))
  return said.join(' ')
}

export interface StretchWords {
  readonly title: string
  readonly reader: string
  readonly other: string | undefined
}
/** What the tooltip of one stretch says: what it is, how long, whether it counts, and both zones. */
export const sayStretch = (model: RibbonModel, one: RibbonStretch, now: number): StretchWords => {
  const length = formatDuration(one.to - one.from)
  const isOver = one.counts && one.from >= model.dueAt
  const key = isOver
    ? 'ribbon.tip_over'
    : one.counts
      ? 'ribbon.tip_open'
      : one.because === 'paused'
        ? 'ribbon.tip_paused'
        : 'ribbon.tip_closed'
  const range = (zone: string) => {
    const from = formatNear(one.from, zone, now, 'weekday')
    const to = formatNear(one.to, zone, now, 'weekday')
    const sameDay = from.slice(0, -6) === to.slice(0, -6)
    return uiSay('ribbon.tip_range', { from, to: sameDay ? to.slice(-5) : to })
  }
  const { reader, other } = model.zones
  return {
    title: uiSay(key, { length }),
    reader: range(reader),
    other: hasOther(model) && other !== undefined ? range(other) : undefined,
  }
}
