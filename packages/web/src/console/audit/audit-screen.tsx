import type { AuditEntry } from '@mainstay/contracts/staff'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { ApiProblem, read, request } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatMoment } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import { t } from '../desk-text.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import './audit.css'

type Entry = z.infer<typeof AuditEntry>

const useEntries = (accountId: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['GET /audit', {}, { accountId }],
    queryFn: ({ pageParam }) =>
      request('GET /audit', {
        query: {
          limit: 50,
          ...(accountId === undefined ? {} : { accountId }),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** Who did what, when, to what; the newest first. */
export function AuditScreen() {
  useTitle(t('audit.title'))
  const [accountId, setAccountId] = useState<string>()
  const accounts = useQuery(read('GET /accounts', { query: { limit: 100 } }))
  const entries = useEntries(accountId)
  const rows = entries.data?.pages.flatMap(({ items }) => items) ?? []
  const names = new Map(accounts.data?.items.map(({ id, code }) => [id, code]))
  return (
    <div className="audit">
      <header className="screen-top">
        <h1>{t('audit.heading')}</h1>
        <label className="audit-account">
          <span className="sr">{t('audit.account')}</span>
          <select value={accountId ?? ''} onChange={(event) => setAccountId(event.target.value || undefined)}>
            <option value="">{t('audit.every_account')}</option>
            {accounts.data?.items.map(({ id, code, name }) => (
              <option key={id} value={id}>
                {`${code} ${name}`}
              </option>
            ))}
          </select>
        </label>
        <span className="gap" />
        <SearchButton />
      </header>
      <p className="audit-means mut">{t('audit.means')}</p>
      {entries.isError ? <Failed problem={entries.error} onRetry={() => void entries.refetch()} /> : null}
      {entries.isPending ? <SkeletonRows rows={16} /> : null}
      {rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls by keyboard
        <section className="audit-list" aria-label={t('audit.heading')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {(['audit.when', 'audit.who', 'audit.what', 'audit.about', 'audit.facts', 'audit.chain'] as const).map(
                  (head) => (
                    <th key={head} scope="col">
                      {t(head)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((entry) => (
                <Row
                  key={entry.id}
                  entry={entry}
                  account={entry.accountId === null ? undefined : names.get(entry.accountId)}
                />
              ))}
            </tbody>
          </table>
          {entries.hasNextPage ? (
            <button
              type="button"
              className="btn audit-more"
              disabled={entries.isFetchingNextPage}
              onClick={() => void entries.fetchNextPage()}
            >
              {t('audit.more')}
            </button>
          ) : null}
        </section>
      )}
    </div>
  )
}

function Failed({ problem, onRetry }: { readonly problem: Error; readonly onRetry: () => void }) {
  if (problem instanceof ApiProblem && (problem.status === 403 || problem.status === 404))
    return <EmptyState title={t('audit.denied')} />
  return <ErrorNote title={t('audit.failed')} onRetry={onRetry} />
}

const sayFacts = (facts: Entry['facts']) =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ')

function Row({ entry, account }: { readonly entry: Entry; readonly account: string | undefined }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const moment = formatMoment(Date.parse(entry.at), { readerZone: zone, now })
  return (
    <tr>
      <td className="t audit-when">{moment.reader}</td>
      <td>{entry.actor.person?.name ?? entry.actor.type}</td>
      <td>
        <b>{entry.action}</b>
      </td>
      <td className="audit-about">
        {account ?? t('audit.desk')} <span className="mut">{entry.subject.type}</span>
      </td>
      <td className="audit-facts mut" title={sayFacts(entry.facts)}>
        {sayFacts(entry.facts)}
      </td>
      <td className="t mut audit-hash" title={t('audit.seq', { seq: String(entry.seq), hash: entry.hash })}>
        {`${entry.seq} · ${entry.hash.slice(0, 8)}`}
      </td>
    </tr>
  )
}
