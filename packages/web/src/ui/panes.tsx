import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { uiSay } from './text.ts'
import './panes.css'

interface PaneProps {
  /** Name under which this browser remembers the width. */
  readonly remember: string
  /** Said to screen readers: "Width of the list". */
  readonly name: string
  readonly initial: number
  readonly min: number
  readonly max: number
  /** The edge that is drawn along. */
  readonly edge: 'left' | 'right'
  readonly children: ReactNode
  readonly className?: string | undefined
}

const readWidth = ({ remember, initial, min, max }: PaneProps) => {
  const kept = Number(localStorage.getItem(`mainstay.pane.${remember}`) ?? initial)
  return Number.isFinite(kept) ? Math.min(max, Math.max(min, kept)) : initial
}

/** A pane of a width that its reader chooses by dragging or with the arrow keys, and that is remembered. */
export function Pane(props: PaneProps) {
  const { remember, name, min, max, edge, children, className } = props
  const [width, setWidth] = useState(() => readWidth(props))
  const settle = (wanted: number) => {
    const next = Math.round(Math.min(max, Math.max(min, wanted)))
    setWidth(next)
    localStorage.setItem(`mainstay.pane.${remember}`, String(next))
  }
  const sign = edge === 'right' ? 1 : -1
  const drag = (start: PointerEvent<HTMLDivElement>) => {
    const handle = start.currentTarget
    handle.setPointerCapture(start.pointerId)
    const move = (event: globalThis.PointerEvent) => settle(width + sign * (event.clientX - start.clientX))
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true })
  }
  const step = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') settle(width - sign * 16)
    if (event.key === 'ArrowRight') settle(width + sign * 16)
  }
  return (
    <div className={`pane pane-${edge} ${className ?? ''}`} style={{ width }}>
      {children}
      {/* biome-ignore lint/a11y/useSemanticElements: a splitter that can be moved has no element of its own */}
      <div
        className="pane-handle"
        role="separator"
        aria-orientation="vertical"
        aria-label={uiSay('pane.resize', { name })}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        tabIndex={0}
        onPointerDown={drag}
        onKeyDown={step}
      />
    </div>
  )
}
