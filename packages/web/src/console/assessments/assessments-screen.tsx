import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { t as say } from '../../assessed/assessed-text.ts'
import '../../assessed/assessed.css'
import { type Returned, request } from '../../data/index.ts'
import { sayDates, sayStanding } from '../../owed/owed-model.ts'
import { itemsOf, type Owed, useOwed } from '../../owed/use-owed.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { useTitle } from '../../ui/use-title.ts'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { useMayOnAccount } from '../may-work.ts'
import { Moment } from '../moment.tsx'
import { Pick } from '../promises/pick.tsx'
import { useMe } from '../session-gate.ts'
import { AssessmentsTop } from './assessments-top.tsx'
import '../promises/ledger.css'
import './console-assessments.css'
import { t } from './console-assessments-text.ts'

const BeginDialog = lazy(() => import('./begin-dialog.tsx').then((module) => ({ default: module.BeginDialog })))

type Brief = Returned<'GET /assessments'>['items'][number]
type Shown = 'draft' | 'published' | 'any'
const shownStates = ['draft', 'published', 'any'] as const

const useAssessments = (shown: Shown, accountId: string | undefined) => {
  const query = {
    limit: 50,
    ...(shown === 'any' ? {} : { state: shown }),
    ...(accountId === undefined ? {} : { accountId }),
  }
  return useInfiniteQuery({
    queryKey: ['GET /assessments', {}, query],
    queryFn: ({ pageParam, signal }) =>
      request('GET /assessments', { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** Assessments of every account in sight: what is owed, what is being made, what is out. */
export function AssessmentsScreen() {
  useTitle(t('list.title'))
  const [shown, setShown] = useState<Shown>('any')
  const [accountId, setAccountId] = useState<string>()
  const [isBeginning, setIsBeginning] = useState(false)
  const mayReview = useMayOnAccount('assessment.review')
  const accounts = useAllAccounts().data ?? []
  const list = useAssessments(shown, accountId)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="ca-screen">
      <AssessmentsTop />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="ca-page" aria-label={t('nav.assessments')} tabIndex={0}>
        <div className="ca-filters ledger-filters">
          <Segmented
            label={t('list.state')}
            value={shown}
            segments={shownStates.map((value) => ({ value, label: t(`list.${value}`) }))}
            onChange={setShown}
          />
          <Pick
            label={t('list.account')}
            every={t('list.all_accounts')}
            value={accountId}
            options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
            onPick={setAccountId}
          />
          <span className="gap" />
          {mayReview ? (
            <button type="button" className="btn sm pri" onClick={() => setIsBeginning(true)}>
              <Icon name="plus" size={14} />
              {t('list.new')}
            </button>
          ) : null}
        </div>
        {list.isPending ? <SkeletonRows rows={8} height={36} /> : null}
        {list.isError ? <ErrorNote title={t('list.failed')} onRetry={() => void list.refetch()} /> : null}
        {list.isSuccess && items.length === 0 ? (
          <EmptyState title={t('list.none')}>{t('list.none_how')}</EmptyState>
        ) : null}
        {items.length === 0 ? null : <Rows items={items} />}
        {list.hasNextPage ? (
          <button type="button" className="btn sm ca-more" onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </button>
        ) : null}
        <OwedNext accountId={accountId ?? ''} />
      </section>
      <Suspense>
        {isBeginning ? <BeginDialog accountId={accountId ?? ''} onClose={() => setIsBeginning(false)} /> : null}
      </Suspense>
    </div>
  )
}

const sayState = ({ state, number, reportVersion }: Brief): string =>
  state === 'draft' && reportVersion > 0 ? t('state.correcting', { number: number ?? '' }) : t(`state.${state}`)

function Rows({ items }: { readonly items: readonly Brief[] }) {
  return (
    <div className="ca-table">
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t('list.col_account')}</th>
            <th scope="col">{t('list.col_environment')}</th>
            <th scope="col">{t('list.col_state')}</th>
            <th scope="col">{t('list.col_score')}</th>
            <th scope="col">{t('list.col_open')}</th>
            <th scope="col">{t('list.col_collected')}</th>
            <th scope="col">{t('list.col_by')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <Link className="ca-open" to="/assessments/$id" params={{ id: item.id }}>
                  {item.account.name}
                </Link>
                {item.number === null ? null : <span className="mut t"> {item.number}</span>}
              </td>
              <td>{item.environment.name}</td>
              <td>
                <span className={`ca-state ca-${item.state}`}>{sayState(item)}</span>
              </td>
              <td>
                <span className="ca-score">
                  <span className={`as-dot as-${item.level}`} aria-hidden="true" />
                  <b className="t">{item.score}</b>
                  <span className="sr">{say(`level.${item.level}`)}</span>
                </span>
              </td>
              <td className="t">{item.open}</td>
              <td>
                <Moment at={item.collectedAt} />
              </td>
              <td>{item.createdBy?.name ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Windows that an assessment is owed in: the earliest first. */
function OwedNext({ accountId }: { readonly accountId: string }) {
  const owed = useOwed({
    ...{ kind: 'production_assessment', state: ['breached', 'open', 'scheduled'], begun: 'true', limit: 20 },
    ...(accountId === '' ? {} : { accountId }),
  })
  if (!owed.isSuccess) return null
  const items = itemsOf(owed)
  return (
    <section className="ca-owed" aria-labelledby="ca-owed">
      <h2 id="ca-owed">{t('list.owed')}</h2>
      {items.length === 0 ? <p className="mut">{t('list.no_owed')}</p> : <OwedRows items={items} />}
    </section>
  )
}

function OwedRows({ items }: { readonly items: readonly Owed[] }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  return (
    <ul>
      {items.map((owed) => {
        const { text, tone } = sayStanding(owed, { side: 'staff', zone, now })
        return (
          <li key={owed.id}>
            <Link className="lk" to="/accounts/$code" params={{ code: owed.account.code }}>
              {owed.account.name}
            </Link>
            <span className="mut t">{sayDates(owed, now)}</span>
            <span className={tone === 'late' || tone === 'near' ? `${tone}-t t` : 't'}>{text}</span>
          </li>
        )
      })}
    </ul>
  )
}
