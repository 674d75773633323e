import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import type { RibbonParts } from './ribbon-metrics.ts'
import type { RibbonModel } from './ribbon-model.ts'
import type { PlacedStretch } from './ribbon-scale.ts'
import { RibbonTooltip } from './ribbon-tooltip.tsx'
import { sayStretch } from './ribbon-words.ts'

export interface StretchParts extends RibbonParts {
  readonly clauseHref: ((clause: string) => string) | undefined
}
const stepOf = (key: string) => (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0)
const labelOf = (model: RibbonModel, one: PlacedStretch, now: number) => {
  const words = sayStretch(model, one, now)
  return `${words.title}. ${words.reader}`
}

/** Which stretch is open and which takes the Tab key, with the ways of changing it. */
const useStretchFocus = (count: number) => {
  const [open, setOpen] = useState<number>()
  const [stop, setStop] = useState(0)
  const row = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setOpen(undefined)
    const step = stepOf(event.key)
    if (step === 0) return
    event.preventDefault()
    const next = Math.min(count - 1, Math.max(0, stop + step))
    row.current?.querySelectorAll<HTMLButtonElement>('.ribbon-stretch')[next]?.focus()
  }
  // The clause inside the tooltip is a link: going on to it with Tab must not close it.
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!row.current?.contains(relatedTarget)) setOpen(undefined)
  }
  const focus = (index: number) => {
    setStop(index)
    setOpen(index)
  }
  return { open, setOpen, stop: Math.min(stop, count - 1), row, move, leave, focus }
}

/** A button over each stretch: one tab stop, arrow keys between them, the tooltip on hover, focus and tap. */
export function Stretches({ model, geometry, metrics, now, clauseHref }: StretchParts) {
  const { open, setOpen, stop, row, move, leave, focus } = useStretchFocus(geometry.stretches.length)
  const tip = useId()
  const opened = open === undefined ? undefined : geometry.stretches[open]
  const place = { top: metrics.barTop, height: metrics.barHeight }
  const tipParts = {
    id: tip,
    model,
    now,
    bottom: metrics.height - metrics.barTop + 14,
    width: geometry.width,
    clauseHref,
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the focus; this only hears their keys and the pointer leaving
    <div ref={row} onKeyDown={move} onBlur={leave} onPointerLeave={() => setOpen(undefined)}>
      {geometry.stretches.map((one, index) => (
        <button
          key={one.from}
          type="button"
          className="ribbon-stretch"
          aria-label={labelOf(model, one, now)}
          aria-describedby={open === index ? tip : undefined}
          tabIndex={index === stop ? 0 : -1}
          style={{ left: one.x, width: one.width, ...place }}
          onPointerEnter={() => setOpen(index)}
          onClick={() => setOpen(index)}
          onFocus={() => focus(index)}
        />
      ))}
      {opened === undefined ? null : <RibbonTooltip stretch={opened} {...tipParts} />}
    </div>
  )
}
