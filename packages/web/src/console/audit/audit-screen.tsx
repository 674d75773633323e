import type { AuditEntry } from '@mainstay/contracts/audit'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { ApiProblem, read, request } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatMoment, formatNear } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { t } from '../desk-text.ts'
import '../screen.css'
import { sayState } from '../promise/say-state.ts'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import './audit.css'
import { nameFact, sayAction } from './audit-words.ts'

type Entry = z.infer<typeof AuditEntry>

interface Filter {
  readonly accountId?: string | undefined
  readonly actorId?: string | undefined
  readonly kind?: 'changes' | 'reads' | undefined
}
const kinds = ['', 'changes', 'reads'] as const

const useEntries = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['GET /audit', {}, filter],
    queryFn: ({ pageParam }) =>
      request('GET /audit', {
        query: {
          limit: 50,
          ...said(filter),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

const said = (filter: Filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))

/** What the address asks for: a letter about bulk reading leads to the reads of one person. */
const readFilter = (): Filter => {
  const asked = new URLSearchParams(location.search)
  const kind = kinds.find((one) => one !== '' && one === asked.get('kind'))
  return { kind: kind === '' ? undefined : kind, actorId: asked.get('actor') ?? undefined }
}

/** Who did or read what, when, to what; the newest first. */
export function AuditScreen() {
  useTitle(t('audit.title'))
  const [filter, setFilter] = useState(readFilter)
  const set = (part: Filter) => setFilter((now) => ({ ...now, ...part }))
  const { accountId, actorId, kind } = filter
  const staff = useQuery(read('GET /staff', {})).data?.items ?? []
  const accounts = useAllAccounts().data
  const entries = useEntries(filter)
  const rows = entries.data?.pages.flatMap(({ items }) => items) ?? []
  const names = new Map((accounts ?? []).map(({ id, code }) => [id, code]))
  return (
    <div className="audit">
      <header className="screen-top">
        <h1>{t('audit.heading')}</h1>
        <label className="audit-account">
          <span className="sr">{t('audit.account')}</span>
          <select value={accountId ?? ''} onChange={(event) => set({ accountId: event.target.value || undefined })}>
            <option value="">{t('audit.every_account')}</option>
            {accounts?.map(({ id, code, name }) => (
              <option key={id} value={id}>
                {`${code} ${name}`}
              </option>
            ))}
          </select>
        </label>
        <label className="audit-account">
          <span className="sr">{t('audit.kind')}</span>
          <select
            value={kind ?? ''}
            onChange={(event) =>
              set({ kind: kinds.find((one) => one !== '' && one === event.target.value) || undefined })
            }
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(one === '' ? 'audit.kind_all' : `audit.kind_${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="audit-account">
          <span className="sr">{t('audit.actor')}</span>
          <select value={actorId ?? ''} onChange={(event) => set({ actorId: event.target.value || undefined })}>
            <option value="">{t('audit.everybody')}</option>
            {staff.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
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
      {entries.isSuccess && rows.length === 0 ? (
        <EmptyState title={t('audit.none')}>{t('audit.none_how')}</EmptyState>
      ) : null}
      {rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls by keyboard
        <section className="audit-list" aria-label={t('audit.heading')} tabIndex={0}>
          <table className="sheet">
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

const isUuid = (value: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/u.test(value)
const isInstant = (value: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(value)
const isState = (name: string, value: string) => name === 'state' || (/^(from|to)$/u.test(name) && value.includes('_'))

/** `due Tue 10:05 · time used 75 %`: instants on the reader's clock, no ids. */
const sayFacts = (facts: Entry['facts'], near: (at: string) => string) =>
  Object.entries(facts)
    .flatMap(([name, value]) => {
      const words = nameFact(name)
      const text = value === null || value === undefined ? '' : String(value)
      if (words === undefined || text === '' || isUuid(text)) return []
      if (isInstant(text)) return [`${words} ${near(text)}`]
      if (name === 'share') return [`${words} ${Math.round(Number(text) * 100)} %`]
      if (value === true) return [words]
      if (value === false) return [t('audit.not', { words })]
      return [`${words} ${isState(name, text) ? sayState(text).replaceAll('_', ' ') : text}`]
    })
    .join(' · ')

/** Everything that was written, for those who need the very codes. */
const writeFacts = ({ action, facts }: Entry) =>
  [action, ...Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`)].join('\n')

const sayActor = ({ type, person }: Entry['actor']) =>
  person?.name ?? t(type === 'system' ? 'audit.system' : type === 'robot' ? 'audit.robot' : 'audit.someone')

function Row({ entry, account }: { readonly entry: Entry; readonly account: string | undefined }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const moment = formatMoment(Date.parse(entry.at), { readerZone: zone, now })
  return (
    <tr>
      <td className="t audit-when">{moment.reader}</td>
      <td>{sayActor(entry.actor)}</td>
      <td>
        <b title={entry.action}>{sayAction(entry.action)}</b>
      </td>
      <td className="audit-about">{account ?? t('audit.desk')}</td>
      <td className="audit-facts mut" title={writeFacts(entry)}>
        {sayFacts(entry.facts, (at) => formatNear(Date.parse(at), zone, now, 'weekday'))}
      </td>
      <td className="t mut audit-hash" title={t('audit.seq', { seq: String(entry.seq), hash: entry.hash })}>
        {`${entry.seq} · ${entry.hash.slice(0, 8)}`}
      </td>
    </tr>
  )
}
