import { t } from './advisory-words.ts'
import './advisory.css'

export type Severity = 'low' | 'medium' | 'high' | 'critical'

const bars: Readonly<Record<Severity, number>> = { low: 1, medium: 2, high: 3, critical: 4 }

/** How bad it is: in words, with as many bars as it has weight, so that colour is never the only sign. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span className={`severity ${severity}`}>
      <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            className={bar < bars[severity] ? 'bar on' : 'bar'}
            x={bar * 3.6}
            y={9 - bar * 3}
            width="2.6"
            height={3 + bar * 3}
            rx="0.8"
          />
        ))}
      </svg>
      {t(`severity.${severity}`)}
    </span>
  )
}
