import type { CSSProperties } from 'react'
import './priority-glyph.css'

export type PriorityCode = 'P0' | 'P1' | 'P2' | 'P3' | 'P4'
export const priorityCodes: readonly PriorityCode[] = ['P0', 'P1', 'P2', 'P3', 'P4']

/** The shape alone, drawn around (cx, cy) inside another SVG: square, triangle, diamond, circle, ring. */
export function PriorityShape(props: { readonly priority: PriorityCode; readonly cx: number; readonly cy: number }) {
  const { cx, cy, priority } = props
  switch (priority) {
    case 'P0':
      return <rect className="prio-p0" x={cx - 6} y={cy - 6} width="12" height="12" rx="1.4" />
    case 'P1':
      return (
        <path className="prio-p1" d={`M${cx} ${cy - 7}L${cx + 7.4} ${cy + 5.9}H${cx - 7.4}Z`} strokeLinejoin="round" />
      )
    case 'P2':
      return <path className="prio-p2" d={`M${cx} ${cy - 7.6}l7.6 7.6l-7.6 7.6l-7.6 -7.6Z`} />
    case 'P3':
      return <circle className="prio-p3" cx={cx} cy={cy} r="6.4" />
    case 'P4':
      return <circle className="prio-p4" cx={cx} cy={cy} r="5.5" />
  }
}

interface PriorityGlyphProps {
  readonly priority: PriorityCode
  /** The policy's name of it ("Major"), shown after the letter. */
  readonly name?: string | undefined
  readonly size?: number
  /** Shape only; the words must then stand beside it. */
  readonly shapeOnly?: boolean
}

/** Priority as shape, letter and colour together, so that no one of them is the only signal. */
export function PriorityGlyph({ priority, name, size = 15, shapeOnly = false }: PriorityGlyphProps) {
  const colour: CSSProperties = { color: `var(--${priority.toLowerCase()})` }
  return (
    <span className="prio-label" style={colour}>
      <svg className="prio" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
        <PriorityShape priority={priority} cx={8} cy={8} />
      </svg>
      {shapeOnly ? null : <span>{name === undefined ? priority : `${priority} ${name}`}</span>}
    </span>
  )
}
