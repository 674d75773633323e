import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Returned, read } from '../data/index.ts'
import { sayCivil } from '../success/say-civil.ts'
import { useNow } from '../ui/time/clock.ts'
import { t } from './assessed-text.ts'
import { sayDay } from './trend-part.tsx'

type Line = Returned<'GET /findings/:findingId'>['history'][number]

/** How a finding came to stand as it does, read when somebody opens it. */
export function FindingHistory({ findingId }: { readonly findingId: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const found = useQuery({ ...read('GET /findings/:findingId', { params: { findingId } }), enabled: isOpen })
  return (
    <details className="as-history" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('history.heading')}</summary>
      {found.isError ? <p className="mut sm">{t('history.fault')}</p> : null}
      <ol>
        {found.data?.history.map((line) => (
          <HistoryLine key={`${line.at} ${line.kind}`} line={line} />
        ))}
      </ol>
    </details>
  )
}

function HistoryLine({ line: { kind, at, by, untilOn, words } }: { readonly line: Line }) {
  const time = useNow('minute')
  return (
    <li className="sm">
      <span className="mut t">{sayDay(at)}</span>{' '}
      <span dir="auto">
        {t(`history.${kind}`)}
        {untilOn === null ? null : ` ${t('history.until', { date: sayCivil(untilOn, time) })}`}
        {by === null ? null : `, ${by.name}`}
        {words === null ? null : `: ${words}`}
      </span>
    </li>
  )
}
