import { type PriorityCode, PriorityShape } from '../ui/priority-glyph.tsx'
import { t } from './assessed-text.ts'
import type { Severity } from './assessed-types.ts'

const shapes: Readonly<Record<Severity, PriorityCode>> = {
  critical: 'P0',
  high: 'P1',
  medium: 'P2',
  low: 'P3',
  info: 'P4',
}

/** How grave a finding is: shape, word and colour together. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const shape = shapes[severity]
  return (
    <span className="prio-label" style={{ color: `var(--${shape.toLowerCase()})` }}>
      <svg className="prio" width={14} height={14} viewBox="0 0 16 16" aria-hidden="true">
        <PriorityShape priority={shape} cx={8} cy={8} />
      </svg>
      <span>{t(`severity.${severity}`)}</span>
    </span>
  )
}
