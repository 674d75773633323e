import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { t as deskSay } from '../desk-text.ts'
import { useMe } from '../session-gate.ts'
import { AgreementCard } from './agreement-card.tsx'
import { t } from './agreement-text.ts'
import './preview.css'

const RecordAgreement = lazy(() =>
  import('./record-agreement.tsx').then((module) => ({ default: module.RecordAgreement })),
)

/** What the account bought, agreement by agreement; what an order form changed stands beside what it took the place of. */
export function AccountAgreements({ account }: { readonly account: Account }) {
  const { data } = useQuery(read('GET /accounts/:accountId/agreements', { params: { accountId: account.id } }))
  const [isRecording, setIsRecording] = useState(false)
  const roles = useMe().staff?.roles ?? []
  const mayWrite = roles.includes('lead') || roles.includes('admin')
  const today = new Date(useNow('minute')).toISOString().slice(0, 10)
  const record = mayWrite ? (
    <button type="button" className="btn sm" onClick={() => setIsRecording(true)}>
      {deskSay('account.record_agreement')}
    </button>
  ) : null
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('agreement.heading')}</h2>
        {data !== undefined && data.items.length > 0 ? record : null}
      </header>
      {data?.items.map((agreement) => (
        <AgreementCard key={agreement.id} account={account} agreement={agreement} today={today} />
      ))}
      {data?.items.length === 0 ? (
        <EmptyState title={deskSay('account.no_agreement')} action={record}>
          {deskSay('account.no_agreement_how')}
        </EmptyState>
      ) : null}
      <Suspense>
        {isRecording ? (
          <RecordAgreement accountId={account.id} today={today} onClose={() => setIsRecording(false)} />
        ) : null}
      </Suspense>
    </section>
  )
}
