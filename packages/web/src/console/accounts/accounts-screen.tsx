import type { Account } from '@mainstay/contracts/accounts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { request } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatMoment } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import { t } from '../desk-text.ts'
import { sayDate } from './say-date.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import './accounts.css'

const CreateAccount = lazy(() => import('./create-account.tsx').then((module) => ({ default: module.CreateAccount })))

const useAccounts = (q: string, isEnding: boolean) =>
  useInfiniteQuery({
    queryKey: ['GET /accounts', {}, { q, isEnding }],
    queryFn: ({ pageParam }) =>
      request('GET /accounts', {
        query: {
          limit: 50,
          ...(q === '' ? {} : { q }),
          ...(isEnding ? { ending: 'soon' } : {}),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

const columns = ['name', 'plan', 'primary', 'seats', 'open', 'next', 'renews', 'manager'] as const

/** All accounts within sight, with what holds for each now. */
export function AccountsScreen() {
  useTitle(t('accounts.title'))
  const [q, setQ] = useState('')
  const [isCreating, setIsCreating] = useState(false)
  const [isEnding, setIsEnding] = useState(false)
  const accounts = useAccounts(q.trim(), isEnding)
  const rows = accounts.data?.pages.flatMap(({ items }) => items) ?? []
  const roles = useMe().staff?.roles ?? []
  const mayCreate = roles.includes('lead') || roles.includes('admin')
  const create = mayCreate ? (
    <button type="button" className="btn pri" onClick={() => setIsCreating(true)}>
      <Icon name="plus" size={14} />
      {t('accounts.new')}
    </button>
  ) : null
  return (
    <div className="accounts">
      <header className="screen-top">
        <h1>{t('accounts.heading')}</h1>
        <input
          type="search"
          className="accounts-find"
          value={q}
          placeholder={t('accounts.find')}
          aria-label={t('accounts.find')}
          onChange={(event) => setQ(event.target.value)}
        />
        <button type="button" className="btn sm" aria-pressed={isEnding} onClick={() => setIsEnding((now) => !now)}>
          {t('accounts.ending')}
        </button>
        <span className="gap" />
        {create}
        <SearchButton />
      </header>
      {accounts.isError ? <ErrorNote title={t('accounts.failed')} onRetry={() => void accounts.refetch()} /> : null}
      {accounts.isPending ? <SkeletonRows rows={10} height={36} /> : null}
      {accounts.isSuccess && rows.length === 0 ? (
        <EmptyState title={t(isEnding ? 'accounts.none_ending' : 'accounts.empty')} action={isEnding ? null : create}>
          {t(isEnding ? 'accounts.none_ending_how' : 'accounts.empty_how')}
        </EmptyState>
      ) : null}
      {rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls by keyboard
        <section className="accounts-list" aria-label={t('accounts.heading')} tabIndex={0}>
          <table className="sheet">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`accounts.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((account) => (
                <AccountLine key={account.id} account={account} />
              ))}
            </tbody>
          </table>
          {accounts.hasNextPage ? (
            <button type="button" className="btn accounts-more" onClick={() => void accounts.fetchNextPage()}>
              {t('ledger.more')}
            </button>
          ) : null}
        </section>
      )}
      <Suspense>{isCreating ? <CreateAccount onClose={() => setIsCreating(false)} /> : null}</Suspense>
    </div>
  )
}

function AccountLine({ account }: { readonly account: Account }) {
  const { code, name, planTitle, addOns, primary, seats, openTickets, nextDueAt, manager } = account
  const now = useNow('minute')
  const { zone } = useMe().person
  return (
    <tr>
      <td>
        <Link className="accounts-open" to="/accounts/$code" params={{ code }}>
          {name}
        </Link>{' '}
        <span className="mut t">{code}</span>
      </td>
      <td>
        {planTitle === null ? (
          <span className="near-t">{t('accounts.none')}</span>
        ) : (
          [planTitle, ...addOns.map((one) => one.toUpperCase())].join(' + ')
        )}
      </td>
      <td>{primary === null ? null : `${primary.person.name}, ${primary.city}`}</td>
      <td className="t">
        {seats.of === null ? seats.used : t('accounts.seats_of', { used: seats.used, of: seats.of })}
      </td>
      <td className="t">{openTickets}</td>
      <td className="t">
        {nextDueAt === null ? (
          <span className="mut">{t('accounts.no_promise')}</span>
        ) : (
          formatMoment(Date.parse(nextDueAt), { readerZone: zone, now }).reader
        )}
      </td>
      <td className="t">
        <EndOf account={account} />
      </td>
      <td>{manager.name}</td>
    </tr>
  )
}

/** Until when the agreement runs; marked while its end is near and nothing follows. */
function EndOf({ account: { endsOn, endingSoon } }: { readonly account: Account }) {
  if (endingSoon !== null)
    return (
      <span className="near-t">
        {t('accounts.ends_in', { date: sayDate(endingSoon.endsOn), days: endingSoon.daysLeft })}
      </span>
    )
  return endsOn === null ? null : sayDate(endsOn)
}
