import type { Agreement } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { cityOf } from '../../ui/time/city-of.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import './agreement.css'
import { t } from './agreement-text.ts'
import { sayDate, sayInstantIn } from './say-dates.ts'

/** By which agreements one is here, until when, what the order form changed, and what ends. */
export function OurAgreement({ formerPortal }: { readonly formerPortal: { readonly leadsOnUntil: string } | null }) {
  const { id } = useAccount()
  const { data } = useQuery(read('GET /accounts/:accountId/agreements', { params: { accountId: id } }))
  const zone = useReaderZone()
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="ours" aria-label={t('ours.heading')}>
      <h2>{t(items.length === 1 ? 'ours.heading' : 'ours.heading_many')}</h2>
      <div className="ours-list">
        {items.map((agreement) => (
          <OneAgreement key={agreement.id} agreement={agreement} />
        ))}
      </div>
      <StayNote />
      {formerPortal === null ? null : (
        <p className="sm mut">
          {t('ours.portal', { until: sayInstantIn(Date.parse(formerPortal.leadsOnUntil), zone) })}
        </p>
      )}
    </section>
  )
}

function OneAgreement({ agreement }: { readonly agreement: Agreement }) {
  const { orderForm, planTitle, startsOn, endsOn, zone, endingSoon, state, follows, followedBy } = agreement
  const chain = [
    follows === null ? undefined : t('ours.follows', { orderForm: follows.orderForm }),
    followedBy === null ? undefined : t('ours.followed_by', { orderForm: followedBy.orderForm }),
  ].filter((one) => one !== undefined)
  return (
    <article className="panel ours-one">
      <p>
        <b>{t('ours.of', { orderForm, plan: planTitle })}</b> <StateOf agreement={agreement} />
      </p>
      <p className="sm mut t">
        {t('ours.dates', { from: sayDate(startsOn), to: sayDate(endsOn), city: cityOf(zone) })}
      </p>
      {chain.length === 0 ? null : <p className="sm mut">{chain.join(' · ')}</p>}
      {endingSoon === null ? null : (
        <p className="sm near-t">
          {t('ours.ends_in', { days: endingSoon.daysLeft })}{' '}
          <ClauseChip clause={endingSoon.clause} href={clauseHref(endingSoon.clause)} />
        </p>
      )}
      {state === 'ended' && followedBy === null ? <p className="sm near-t">{t('ours.ended')}</p> : null}
      <Special agreement={agreement} />
      <Changes agreement={agreement} />
    </article>
  )
}

const StateOf = ({ agreement: { state, graceEndsOn, startsOn } }: { readonly agreement: Agreement }) => (
  <span className={state === 'in_force' || state === 'unsigned' ? 'sm kept-t' : 'sm near-t'}>
    {t(`ours.state.${state}`, { until: graceEndsOn === null ? '' : sayDate(graceEndsOn), from: sayDate(startsOn) })}
  </span>
)

/** Terms of the order form beside the value that they took the place of. */
function Special({ agreement: { terms, specialTerms, orderForm } }: { readonly agreement: Agreement }) {
  const replaced = terms.filter((term) => term.replaced !== null)
  if (replaced.length === 0 && specialTerms.length === 0) return null
  return (
    <>
      <h3>{t('ours.special', { orderForm: specialTerms.at(-1)?.orderForm ?? orderForm })}</h3>
      <p className="sm mut">{t('ours.special_lead')}</p>
      <dl className="ours-terms sm">
        {replaced.map(({ name, title, value, replaced: before, clause }) => (
          <div key={name}>
            <dt>{title}</dt>
            <dd className="t">
              <b>{value}</b> <s>{before}</s>
            </dd>
            <dd>{clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Changes({ agreement: { amendments, zone } }: { readonly agreement: Agreement }) {
  if (amendments.length === 0) return null
  return (
    <>
      <h3>{t('ours.changes')}</h3>
      <ul className="sm mut">
        {amendments.map(({ id, effectiveAt, reason }) => (
          <li key={id}>{t('ours.changed', { from: sayInstantIn(Date.parse(effectiveAt), zone), reason })}</li>
        ))}
      </ul>
    </>
  )
}

function StayNote() {
  const { id } = useAccount()
  const { data } = useQuery(read('GET /accounts/:accountId/stay', { params: { accountId: id } }))
  const stay = data?.stay
  if (!stay) return null
  const { used, seats, endsAt, zone, clause } = stay
  return (
    <p className="sm near-t">
      {t('ours.seats', { used, seats, until: sayInstantIn(Date.parse(endsAt), zone) })}{' '}
      <ClauseChip clause={clause} href={clauseHref(clause)} />{' '}
      <Link className="lk" to="/team/seats">
        {t('ours.choose')}
      </Link>
    </p>
  )
}
