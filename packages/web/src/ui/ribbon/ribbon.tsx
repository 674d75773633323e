import { lazy, type RefObject, Suspense, useLayoutEffect, useRef, useState } from 'react'
import { useNow } from '../time/clock.ts'
import './ribbon.css'
import { RibbonDrawing } from './ribbon-drawing.tsx'
import { drawRibbon, hangSuccessor, type RibbonGeometry } from './ribbon-geometry.ts'
import { metricsOf } from './ribbon-metrics.ts'
import type { RibbonModel, RibbonSize } from './ribbon-model.ts'
import type { StretchParts } from './ribbon-stretches.tsx'
import { hasOther, sayRibbon } from './ribbon-words.ts'

// What answers to pointer and arrow keys lies over the drawing: lists of small ribbons do without it.
const Stretches = lazy(() => import('./ribbon-stretches.tsx').then((module) => ({ default: module.Stretches })))

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

function FullRibbon(parts: StretchParts) {
  const { model, geometry, now } = parts
  return (
    <>
      <div className="ribbon">
        <RibbonDrawing {...parts} />
        <Suspense>{geometry.ending === 'cut' ? null : <Stretches {...parts} />}</Suspense>
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
