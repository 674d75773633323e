import type { Account, Agreement } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatMoment } from '../../ui/time/format-moment.ts'
import { t } from '../desk-text.ts'
import { useMe } from '../session-gate.ts'
import { FormProblem } from './form-problem.tsx'
import { sayCity, sayDate } from './say-date.ts'

const RecordAgreement = lazy(() =>
  import('./record-agreement.tsx').then((module) => ({ default: module.RecordAgreement })),
)
const AmendAgreement = lazy(() =>
  import('./amend-agreement.tsx').then((module) => ({ default: module.AmendAgreement })),
)

/** What the account bought, term by term; what the order form changed stands beside the value it took the place of. */
export function AccountAgreements({ account }: { readonly account: Account }) {
  const { data } = useQuery(read('GET /accounts/:accountId/agreements', { params: { accountId: account.id } }))
  const [isRecording, setIsRecording] = useState(false)
  const roles = useMe().staff?.roles ?? []
  const mayWrite = roles.includes('lead') || roles.includes('admin')
  const today = new Date(useNow('minute')).toISOString().slice(0, 10)
  const record = mayWrite ? (
    <button type="button" className="btn sm" onClick={() => setIsRecording(true)}>
      {t('account.record_agreement')}
    </button>
  ) : null
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('account.agreement')}</h2>
        {data !== undefined && data.items.length > 0 ? record : null}
      </header>
      {data?.items.map((agreement) => (
        <AgreementCard key={agreement.id} agreement={agreement} mayWrite={mayWrite} />
      ))}
      {data?.items.length === 0 ? (
        <EmptyState title={t('account.no_agreement')} action={record}>
          {t('account.no_agreement_how')}
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

function AgreementCard({ agreement, mayWrite }: { readonly agreement: Agreement; readonly mayWrite: boolean }) {
  const { orderForm, policyVersion, startsOn, endsOn, zone, terms } = agreement
  const [isAmending, setIsAmending] = useState(false)
  return (
    <article className="account-agreement">
      <p>
        <b>{t('account.agreement_head', { orderForm, version: policyVersion })}</b>
        {mayWrite ? (
          <button type="button" className="btn quiet sm" onClick={() => setIsAmending(true)}>
            {t('account.amend')}
          </button>
        ) : null}
      </p>
      <p className="mut t">
        {t('account.dates', { from: sayDate(startsOn), to: sayDate(endsOn), zone: sayCity(zone) })}
      </p>
      <dl className="account-terms">
        {terms.map(({ name, title, value, replaced, clause }) => (
          <div key={name}>
            <dt>{title}</dt>
            <dd className="t">
              {replaced === null ? value : <b>{value}</b>} {replaced === null ? null : <s>{replaced}</s>}
            </dd>
            <dd>{clause === null ? null : <ClauseChip clause={clause} />}</dd>
          </div>
        ))}
      </dl>
      <Annex agreement={agreement} mayWrite={mayWrite} />
      <Amendments agreement={agreement} />
      <Suspense>
        {isAmending ? <AmendAgreement agreement={agreement} onClose={() => setIsAmending(false)} /> : null}
      </Suspense>
    </article>
  )
}

function Annex({ agreement, mayWrite }: { readonly agreement: Agreement; readonly mayWrite: boolean }) {
  const send = useSend('POST /accounts/:accountId/agreements/:agreementId/signatures')
  const { accountId, id, annex, annexSignedBy, state } = agreement
  if (annex === null) return null
  if (state !== 'unsigned')
    return <p className="mut">{t('account.annex_note', { names: annexSignedBy.map(({ name }) => name).join(', ') })}</p>
  const sign = async () => {
    await send.mutateAsync({ params: { accountId, agreementId: id } })
    announce(t('done.signed'))
  }
  return (
    <div>
      <p className="near-t">{t('account.annex_waits')}</p>
      <FormProblem problem={send.error} />
      {mayWrite ? (
        <button type="button" className="btn sm" onClick={() => void sign().catch(() => undefined)}>
          {t('account.sign')}
        </button>
      ) : null}
    </div>
  )
}

function Amendments({ agreement: { amendments } }: { readonly agreement: Agreement }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  return amendments.map(({ id, effectiveAt, reason }) => (
    <p key={id} className="mut">
      {t('account.amended', { time: formatMoment(Date.parse(effectiveAt), { readerZone: zone, now }).reader, reason })}
    </p>
  ))
}
