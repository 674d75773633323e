import type { Account, Agreement } from '@mainstay/contracts/accounts'
import { lazy, Suspense, useState } from 'react'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Icon } from '../../ui/icons.tsx'
import { useMe } from '../session-gate.ts'
import { AgreementChanges } from './agreement-changes.tsx'
import { t } from './agreement-text.ts'
import { sayAmount } from './read-amount.ts'
import { sayCity, sayDate } from './say-date.ts'
import { SpecialTerms } from './special-terms.tsx'

const AmendAgreement = lazy(() =>
  import('./amend-agreement.tsx').then((module) => ({ default: module.AmendAgreement })),
)
const RecordAgreement = lazy(() =>
  import('./record-agreement.tsx').then((module) => ({ default: module.RecordAgreement })),
)
const RecordValue = lazy(() => import('./yearly-value.tsx').then((module) => ({ default: module.RecordValue })))
const GrantGrace = lazy(() => import('./grant-grace.tsx').then((module) => ({ default: module.GrantGrace })))

interface CardProps {
  readonly account: Account
  readonly agreement: Agreement
  /** `YYYY-MM-DD`. */
  readonly today: string
}
/** One agreement: what it is, until when, what it grants and by which clause, and what can be done about it. */
export function AgreementCard({ account, agreement, today }: CardProps) {
  const { policyVersion, startsOn, endsOn, zone, terms, state } = agreement
  const roles = useMe().staff?.roles ?? []
  const mayWrite = roles.includes('lead') || roles.includes('admin')
  return (
    <article className={state === 'ended' ? 'account-agreement past' : 'account-agreement'}>
      <p>
        <b>{t('agreement.of', { orderForm: agreement.orderForm, plan: agreement.planTitle })}</b>
        <StateOf agreement={agreement} />
      </p>
      <p className="mut t">
        {t('agreement.dates', { from: sayDate(startsOn), to: sayDate(endsOn), city: sayCity(zone) })}
        <span>{t('agreement.policy', { version: policyVersion })}</span>
      </p>
      <Worth agreement={agreement} />
      <Around agreement={agreement} />
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
      <SpecialTerms agreement={agreement} mayWrite={mayWrite} />
      <AgreementChanges agreement={agreement} />
      <Actions account={account} agreement={agreement} today={today} />
    </article>
  )
}

const toneOf: Readonly<Record<Agreement['state'], string>> = {
  not_started: 'mut',
  in_force: 'kept-t',
  grace: 'near-t',
  ended: 'late-t',
  unsigned: 'near-t',
}
const StateOf = ({ agreement: { state, graceEndsOn } }: { readonly agreement: Agreement }) => (
  <span className={toneOf[state]}>
    {t(`agreement.state.${state}`, { until: graceEndsOn === null ? '' : sayDate(graceEndsOn) })}
  </span>
)

/** What it is worth a year: for our staff alone. */
function Worth({ agreement: { yearlyValue } }: { readonly agreement: Agreement }) {
  if (!yearlyValue || yearlyValue.amount === 0) return null
  return (
    <p className="mut t agreement-worth">
      <Icon name="lock" size={12} />
      {t('value.is', { amount: sayAmount(yearlyValue) })}
    </p>
  )
}

/** What it covers, what it continues, and what is to be done before it ends. */
function Around({ agreement }: { readonly agreement: Agreement }) {
  const { follows, followedBy, endingSoon, productIds, environmentIds, state } = agreement
  const facts = [
    productIds.length > 0 ? t('agreement.covers_products', { count: productIds.length }) : undefined,
    environmentIds.length > 0 ? t('agreement.covers_environments', { count: environmentIds.length }) : undefined,
    follows === null ? undefined : t('agreement.follows', { orderForm: follows.orderForm }),
    followedBy === null ? undefined : t('agreement.followed_by', { orderForm: followedBy.orderForm }),
  ].filter((fact) => fact !== undefined)
  return (
    <>
      {facts.length === 0 ? null : <p className="mut">{facts.join(' · ')}</p>}
      {endingSoon === null ? null : (
        <p className="near-t">
          {t('agreement.ends_in', { days: endingSoon.daysLeft })}
          <ClauseChip clause={endingSoon.clause} />
        </p>
      )}
      {state === 'ended' && followedBy === null ? <p className="near-t">{t('agreement.recorded_only')}</p> : null}
    </>
  )
}

type Doing = 'amend' | 'renew' | 'value' | 'grace'

function Actions({ account, agreement, today }: CardProps) {
  const [doing, setDoing] = useState<Doing>()
  const { person, staff } = useMe()
  const roles = staff?.roles ?? []
  const isLead = roles.includes('lead')
  const mayWrite = isLead || roles.includes('admin')
  const may: Readonly<Record<Doing, boolean>> = {
    amend: mayWrite,
    value: mayWrite,
    renew: mayWrite && agreement.followedBy === null,
    // before it began there is nothing to be gracious about
    grace: agreement.state !== 'not_started' && (isLead || account.manager.id === person.id),
  }
  const close = () => setDoing(undefined)
  const shown = (['amend', 'renew', 'value', 'grace'] as const).filter((one) => may[one])
  if (shown.length === 0) return null
  return (
    <>
      <p className="agreement-actions">
        {shown.map((one) => (
          <button key={one} type="button" className="btn sm" onClick={() => setDoing(one)}>
            {t(`agreement.${one}`)}
          </button>
        ))}
      </p>
      <Suspense>
        {doing === 'amend' ? <AmendAgreement agreement={agreement} onClose={close} /> : null}
        {doing === 'value' ? <RecordValue agreement={agreement} onClose={close} /> : null}
        {doing === 'grace' ? <GrantGrace agreement={agreement} onClose={close} /> : null}
        {doing === 'renew' ? (
          <RecordAgreement accountId={account.id} today={today} follows={agreement} onClose={close} />
        ) : null}
      </Suspense>
    </>
  )
}
