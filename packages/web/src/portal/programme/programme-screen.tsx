import { Link } from '@tanstack/react-router'
import { ContradictExcuse } from '../../excuses/contradict-excuse.tsx'
import { ContestOwed } from '../../owed/contest-owed.tsx'
import { isStillOwed } from '../../owed/owed-model.ts'
import { OwedRow } from '../../owed/owed-row.tsx'
import { t as owedText } from '../../owed/owed-text.ts'
import { SkipOwed } from '../../owed/skip-owed.tsx'
import { itemsOf, type Owed, useOwed } from '../../owed/use-owed.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { AssessmentsPart } from '../assessments/programme-part.tsx'
import { portalBase } from '../own/portal-here.ts'
import { usePageTitle } from '../own/use-page-title.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { NextSessions, useLatestSessions } from '../sessions/next-sessions.tsx'
import { SessionsPart } from '../sessions/sessions-part.tsx'
import { useAccount, useMayWrite, useReaderZone } from '../use-account.ts'
import { OwedTerms } from './owed-terms.tsx'
import './programme.css'
import { t } from './programme-text.ts'
import { sessionHref } from './session-href.ts'

const isOpenStates = ['open', 'scheduled', 'breached'] as const
const overStates = ['met', 'met_late', 'waived', 'lapsed', 'superseded', 'cancelled'] as const

/** Everything that comes to the customer unasked: late, owed now, to come, and how it went. */
export function ProgrammeScreen() {
  usePageTitle(t('page.title'))
  const { name, id: accountId } = useAccount()
  const open = useOwed({ accountId, state: [...isOpenStates], limit: 100 })
  const over = useOwed({ accountId, state: [...overStates], newestFirst: 'true', limit: 10 })
  // what stands first is known first: the rest would jump under it
  const sessions = useLatestSessions()
  const isWaiting = open.isPending || sessions.isLoading
  const [now, past] = [itemsOf(open), itemsOf(over)]
  const isEmpty = open.isSuccess && over.isSuccess && now.length + past.length === 0
  return (
    <>
      <section className="part">
        <div className="part-head">
          <h1>{t('page.title')}</h1>
        </div>
        {isEmpty ? null : <p className="sm mut programme-lead">{t('page.lead', { account: name })}</p>}
        {open.isError || over.isError ? (
          <ErrorNote
            title={t('page.fault')}
            onRetry={() => {
              void open.refetch()
              void over.refetch()
            }}
          />
        ) : null}
        {isWaiting ? <SkeletonRows rows={6} height={64} /> : null}
        {isEmpty ? (
          <EmptyState
            title={t('page.none')}
            action={
              <Link className="btn" to="/policy">
                {t('page.none_policy')}
              </Link>
            }
          >
            {t('page.none_how')}
          </EmptyState>
        ) : null}
        {isWaiting ? null : <NextSessions />}
        {open.isSuccess && !isWaiting && !isEmpty ? <Open items={now} /> : null}
      </section>
      {isWaiting ? null : <SessionsPart />}
      {isWaiting ? null : <AssessmentsPart isOwed={!isEmpty} />}
      {isWaiting || isEmpty ? null : <OwedTerms accountId={accountId} />}
      {isWaiting || past.length === 0 ? null : (
        <section className="part" aria-labelledby="programme-past">
          <div className="part-head">
            <h2 id="programme-past">{t('page.past')}</h2>
          </div>
          <Rows items={past} />
          {over.hasNextPage ? (
            <button
              type="button"
              className="btn programme-more"
              disabled={over.isFetchingNextPage}
              onClick={() => void over.fetchNextPage()}
            >
              {owedText('list.more')}
            </button>
          ) : null}
        </section>
      )}
    </>
  )
}

function Open({ items }: { readonly items: readonly Owed[] }) {
  const late = items.filter(({ state }) => state === 'breached')
  const current = items.filter((owed) => isStillOwed(owed) && owed.hasBegun)
  const coming = items.filter((owed) => isStillOwed(owed) && !owed.hasBegun)
  return (
    <>
      {late.length === 0 ? null : (
        <section aria-labelledby="programme-late">
          <h2 id="programme-late" className="owed-head late-t">
            {t('page.late')}
          </h2>
          <p className="sm mut">{t('page.late_means')}</p>
          <Rows items={late} />
        </section>
      )}
      <section aria-labelledby="programme-now">
        <h2 id="programme-now" className="owed-head">
          {t('page.now')}
        </h2>
        {current.length === 0 ? <p className="mut">{t('page.none_now')}</p> : <Rows items={current} />}
      </section>
      {coming.length === 0 ? null : (
        <section aria-labelledby="programme-next">
          <h2 id="programme-next" className="owed-head">
            {t('page.next')}
          </h2>
          <Rows items={coming} />
        </section>
      )}
    </>
  )
}

const reportHref = (id: string) => `${portalBase}/assessments/${id}`

function Rows({ items }: { readonly items: readonly Owed[] }) {
  const zone = useReaderZone()
  const mayWrite = useMayWrite()
  return (
    <ul className="owed-list">
      {items.map((owed) => (
        <OwedRow
          key={owed.id}
          owed={owed}
          side="customer"
          zone={zone}
          clauseHref={clauseHref}
          sessionHref={sessionHref}
          reportHref={reportHref}
          actions={mayWrite ? actionsOf(owed) : undefined}
        />
      ))}
    </ul>
  )
}

function actionsOf(owed: Owed) {
  if (owed.excused !== null && owed.excused.contradicted === null) return <ContradictExcuse commitmentId={owed.id} />
  if (isStillOwed(owed)) return <SkipOwed owed={owed} side="customer" />
  const isSettledHere = owed.state === 'lapsed' || (owed.metAt !== null && owed.deliveredBy === null)
  return isSettledHere && owed.contest === null ? <ContestOwed owed={owed} /> : undefined
}
