import { type FocusEvent, type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
import { useNow } from '../time/clock.ts'
import './ribbon.css'
import { RibbonDrawing } from './ribbon-drawing.tsx'
import { drawRibbon, hangSuccessor, type RibbonGeometry } from './ribbon-geometry.ts'
import { metricsOf, type RibbonParts } from './ribbon-metrics.ts'
import type { RibbonModel, RibbonSize } from './ribbon-model.ts'
import { RibbonTooltip } from './ribbon-tooltip.tsx'
import { hasOther, sayRibbon, sayStretch } from './ribbon-words.ts'

interface RibbonProps {
  readonly model: RibbonModel
  readonly size?: RibbonSize
  /** Fixed width in px; without one the ribbon measures the room it is given. */
  readonly width?: number | undefined
  /** Address of a clause in "Our policy". */
  readonly clauseHref?: ((clause: string) => string) | undefined
}

const useWidth = (fixed: number | undefined): readonly [RefObject<HTMLElement | null>, number] => {
  const box = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(fixed ?? 0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || fixed !== undefined) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [fixed])
  return [box, fixed ?? width]
}

/** The needle moves each minute, each second in the last five minutes before due. */
const useRibbonNow = (model: RibbonModel) => {
  const minute = useNow('minute')
  const isEnded = model.endedAt !== undefined
  const isLast = !isEnded && model.dueAt - minute < 360_000 && model.dueAt - minute > -60_000
  const now = useNow(isLast ? 'second' : 'minute')
  return model.now ?? now
}

/**
 * One promise, drawn as the time it runs through. Input is data alone; the text equivalent is made from the same
 * steps. In full size each stretch can be reached by arrow keys, hover and tap; row and spark are one picture.
 */
export function Ribbon({ model, size = 'full', width: fixed, clauseHref }: RibbonProps) {
  const now = useRibbonNow(model)
  const [box, width] = useWidth(fixed)
  const metrics = metricsOf(model, size, hasOther(model) && model.state !== 'window')
  const geometry = drawRibbon({ model, now, size, width: Math.max(width, 40), hang: undefined })
  const summary = sayRibbon(model, geometry, now)
  if (size !== 'full')
    return (
      <span
        ref={box}
        className={`ribbon ribbon-${size}`}
        role="img"
        aria-label={summary}
        title={summary}
        style={{ height: metrics.height }}
      >
        {width === 0 ? null : <RibbonDrawing model={model} geometry={geometry} metrics={metrics} now={now} />}
      </span>
    )
  return (
    <figure ref={box} className="ribbon ribbon-full" style={{ minHeight: metrics.height }}>
      <figcaption className="sr">{summary}</figcaption>
      {width === 0 ? null : <FullRibbon {...{ model, geometry, metrics, now, clauseHref }} />}
    </figure>
  )
}

interface FullParts extends RibbonParts {
  readonly clauseHref: RibbonProps['clauseHref']
}
function FullRibbon(parts: FullParts) {
  const { model, geometry, now } = parts
  return (
    <>
      <div className="ribbon">
        <RibbonDrawing {...parts} />
        {geometry.ending === 'cut' ? null : <Stretches {...parts} />}
      </div>
      {model.successor === undefined ? null : <Successor model={model.successor} above={geometry} now={now} />}
    </>
  )
}

function Successor({
  model,
  above,
  now,
}: {
  readonly model: RibbonModel
  readonly above: RibbonGeometry
  readonly now: number
}) {
  const geometry = drawRibbon({
    model,
    now: model.now ?? now,
    size: 'full',
    width: above.width,
    hang: hangSuccessor(above),
  })
  const metrics = metricsOf(model, 'full', hasOther(model))
  return (
    <span className="ribbon-successor">
      <span className="sr">{sayRibbon(model, geometry, now)}</span>
      <RibbonDrawing model={model} geometry={geometry} metrics={metrics} now={model.now ?? now} linkAbove />
    </span>
  )
}

/** A button over each stretch: one tab stop, arrow keys between them, the tooltip on hover, focus and tap. */
function Stretches({ model, geometry, metrics, now, clauseHref }: FullParts) {
  const [open, setOpen] = useState<number>()
  const [stop, setStop] = useState(0)
  const row = useRef<HTMLDivElement>(null)
  const tip = useId()
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setOpen(undefined)
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = Math.min(geometry.stretches.length - 1, Math.max(0, stop + step))
    row.current?.querySelectorAll<HTMLButtonElement>('.ribbon-stretch')[next]?.focus()
  }
  // The clause inside the tooltip is a link: going on to it with Tab must not close it.
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!row.current?.contains(relatedTarget)) setOpen(undefined)
  }
  const opened = open === undefined ? undefined : geometry.stretches[open]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the focus; this only hears their keys and the pointer leaving
    <div ref={row} onKeyDown={move} onBlur={leave} onPointerLeave={() => setOpen(undefined)}>
      {geometry.stretches.map((one, index) => (
        <button
          key={one.from}
          type="button"
          className="ribbon-stretch"
          aria-label={labelOf(model, geometry, index, now)}
          aria-describedby={open === index ? tip : undefined}
          tabIndex={index === Math.min(stop, geometry.stretches.length - 1) ? 0 : -1}
          style={{ left: one.x, width: one.width, top: metrics.barTop, height: metrics.barHeight }}
          onPointerEnter={() => setOpen(index)}
          onClick={() => setOpen(index)}
          onFocus={() => {
            setStop(index)
            setOpen(index)
          }}
        />
      ))}
      {opened === undefined ? null : (
        <RibbonTooltip
          id={tip}
          model={model}
          stretch={opened}
          now={now}
          bottom={metrics.height - metrics.barTop + 14}
          width={geometry.width}
          clauseHref={clauseHref}
        />
      )}
    </div>
  )
}

const labelOf = (model: RibbonModel, geometry: RibbonGeometry, index: number, now: number) => {
  const one = geometry.stretches[index]
  if (one === undefined) return ''
  const words = sayStretch(model, one, now)
  return `${words.title}. ${words.reader}`
}
