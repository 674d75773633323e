import { ErrorNote } from '../ui/error-note.tsx'
import { formatDay } from '../ui/time/format-moment.ts'
import { t } from './seats-text.ts'
import './seats.css'
import { usePastContacts } from './use-seats.ts'

/** Whose time on the team has ended: who, from, until, and who took the seat. Nothing while there is nobody. */
export function PastPeople({ accountId, zone }: { readonly accountId: string; readonly zone: string }) {
  const past = usePastContacts(accountId)
  const people = past.data?.pages.flatMap(({ items }) => items) ?? []
  if (past.isError) return <ErrorNote title={t('past.fault')} onRetry={() => void past.refetch()} />
  if (people.length === 0) return null
  const day = (at: string) => formatDay(Date.parse(at), zone, true)
  return (
    <details className="seats-past">
      <summary>{t('past.title')}</summary>
      <ul>
        {people.map(({ id, person, role, fromAt, toAt, replacedBy, plannedBy }) => (
          <li key={id}>
            <span>
              <b>{person.name}</b>{' '}
              <span className="mut">{t(role === 'observer' ? 'past.observer' : 'past.contact')}</span>
            </span>
            <span className="mut t">{t('past.span', { from: day(fromAt), until: day(toAt ?? fromAt) })}</span>
            <span className="mut">
              {replacedBy !== null
                ? t('past.replaced', { name: replacedBy.name })
                : plannedBy !== null
                  ? t('past.planned', { name: plannedBy.name })
                  : ''}
            </span>
          </li>
        ))}
      </ul>
      {past.hasNextPage ? (
        <button
          type="button"
          className="btn sm"
          disabled={past.isFetchingNextPage}
          onClick={() => void past.fetchNextPage()}
        >
          {t('past.more')}
        </button>
      ) : null}
    </details>
  )
}
