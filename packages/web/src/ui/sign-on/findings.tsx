import { Icon } from '../icons.tsx'
import type { Finding } from './types.ts'

const marks = { well: 'check', mind: 'info', wrong: 'cross' } as const

/** What a look at a sign-in service found, a sentence each. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className="findings" aria-live="polite">
      {findings.map(({ state, says }) => (
        <li key={says} className={`finding-${state}`}>
          <Icon name={marks[state]} />
          <span>{says}</span>
        </li>
      ))}
    </ul>
  )
}
