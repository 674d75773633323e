import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../data/index.ts'
import { ClauseChip } from '../ui/clause-chip.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { SkeletonRows } from '../ui/skeletons.tsx'
import { cityOf } from '../ui/time/city-of.ts'
import { formatMoment, formatNear } from '../ui/time/format-moment.ts'
import type { OwedReader } from './owed-model.ts'
import { t } from './owed-text.ts'
import type { Owed } from './use-owed.ts'

type Told = Returned<'GET /owed/:commitmentId'>
type Entry = Told['history'][number]

/** Why it is owed then, clause by clause, in both zones, and what became of it. */
export function OwedWhy({
  owed,
  reader,
  clauseHref,
}: {
  readonly owed: Owed
  readonly reader: OwedReader
  readonly clauseHref?: ((clause: string) => string) | undefined
}) {
  const { zone, now } = reader
  const told = useQuery(read('GET /owed/:commitmentId', { params: { commitmentId: owed.id } }))
  if (told.isError) return <ErrorNote title={t('why.fault')} onRetry={() => void told.refetch()} />
  if (told.data === undefined) return <SkeletonRows rows={3} height={20} />
  const city = cityOf(owed.zone)
  const { both } = formatMoment(Date.parse(owed.dueAt), {
    readerZone: zone,
    now,
    otherZone: owed.zone,
    otherCity: city,
  })
  return (
    <>
      <ul className="owed-reasons">
        {told.data.decision.reasons.map(({ code, text, clause }) => (
          <li key={code}>
            <span>{text}</span>
            {clause === null ? null : <ClauseChip clause={clause} href={clauseHref?.(clause)} />}
          </li>
        ))}
      </ul>
      <p className="sm mut">{t('why.zone', { city, both })}</p>
      {told.data.history.length === 0 ? null : <History entries={told.data.history} reader={reader} />}
    </>
  )
}

function History({ entries, reader }: { readonly entries: readonly Entry[]; readonly reader: OwedReader }) {
  const { zone, now } = reader
  return (
    <>
      <h4 className="owed-history-head">{t('why.history')}</h4>
      <ol className="owed-history">
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.type}`}>
            <p>{sayEntry(entry, zone, now)}</p>
            {entry.words === null ? null : (
              <p className="mut" dir="auto">
                {entry.words}
              </p>
            )}
            <p className="sm qt t">{sayBy(entry, zone, now)}</p>
          </li>
        ))}
      </ol>
    </>
  )
}

const sayEntry = ({ type, bookedAt, side, upheld }: Entry, zone: string, now: number): string =>
  t(`fact.${type}`, {
    at: bookedAt === null ? '' : formatNear(Date.parse(bookedAt), zone, now),
    side: side ?? 'staff',
    upheld: String(upheld === true),
  })

function sayBy({ at, by }: Entry, zone: string, now: number): string {
  const when = formatNear(Date.parse(at), zone, now)
  return by === null ? when : t('fact.by', { when, name: by.name })
}
