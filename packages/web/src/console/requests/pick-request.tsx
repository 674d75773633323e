import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import type { RequestRow } from './request-types.ts'
import { t } from './requests-text.ts'
import { StatusMark } from './status-mark.tsx'

interface PickProps {
  readonly label: string
  readonly start?: string
  /** Not this one. */
  readonly besides?: string
  readonly picked: string | undefined
  readonly onPick: (row: RequestRow) => void
}
/** Finds an open request by words; without any, the heaviest are offered. */
export function PickRequest({ label, start = '', besides, picked, onPick }: PickProps) {
  const [q, setQ] = useState(start)
  const words = q.trim()
  const found = useQuery(read('GET /requests', { query: { limit: 30, ...(words === '' ? {} : { q: words }) } }))
  const rows = (found.data?.items ?? []).filter(
    ({ id, status }) => id !== besides && status !== 'shipped' && status !== 'declined',
  )
  return (
    <fieldset className="rq-pick">
      <legend>{label}</legend>
      <input
        className="input"
        type="search"
        aria-label={t('list.find')}
        placeholder={t('list.find')}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <div className="rq-found">
        {rows.map((row) => (
          <label key={row.id} className="rq-choice">
            <input type="radio" name="request" checked={picked === row.id} onChange={() => onPick(row)} />
            <span dir="auto">{row.title}</span>
            <StatusMark status={row.status} release={row.release} />
          </label>
        ))}
        {found.isSuccess && rows.length === 0 ? <p className="mut">{t('merge.none')}</p> : null}
      </div>
    </fieldset>
  )
}
