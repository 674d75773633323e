import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnSessions } from '../may-work.ts'
import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'

/** What the customer says against it, and what a lead found. */
export function ContestPart({ session }: { readonly session: Engagement }) {
  const { contest } = session
  const maySettle = useMayOnSessions('engagement.settle_contest')
  if (contest === null) return null
  return (
    <section className="eng-contest">
      <h2>{t('contest.title')}</h2>
      <p className="mut">{t('contest.by', { name: contest.by?.name ?? '' })}</p>
      <p dir="auto">{contest.reason}</p>
      {contest.upheld !== null ? (
        <>
          <p>
            <b>{t(contest.upheld ? 'contest.upheld' : 'contest.dismissed')}</b>{' '}
            <span className="mut">{contest.settledBy?.name}</span>
          </p>
          <p dir="auto">{contest.because}</p>
        </>
      ) : maySettle ? (
        <Settle session={session} />
      ) : null}
    </section>
  )
}

function Settle({ session }: { readonly session: Engagement }) {
  const settle = useSend('POST /engagements/:engagementId/contest/decision')
  const [because, setBecause] = useState('')
  const decide = (upheld: boolean) =>
    settle.mutateAsync({ params: { engagementId: session.id }, body: { upheld, because } }).catch(() => undefined)
  const isReady = because.trim() !== '' && !settle.isPending
  return (
    <div className="eng-form">
      <FormProblem problem={settle.error} />
      <textarea
        className="input eng-reason"
        aria-label={t('contest.because')}
        placeholder={t('contest.because')}
        dir="auto"
        maxLength={1000}
        value={because}
        onChange={(event) => setBecause(event.currentTarget.value)}
      />
      <p className="eng-deeds">
        <button type="button" className="btn sm" disabled={!isReady} onClick={() => void decide(true)}>
          {t('contest.uphold')}
        </button>
        <button type="button" className="btn sm" disabled={!isReady} onClick={() => void decide(false)}>
          {t('contest.dismiss')}
        </button>
      </p>
    </div>
  )
}
