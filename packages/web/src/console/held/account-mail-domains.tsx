import type { Account } from '@mainstay/contracts/accounts'
import type { MailDomain } from '@mainstay/contracts/mail-domains'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { formatDay } from '../../ui/time/format-moment.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMe } from '../session-gate.ts'
import './held.css'
import { t } from './held-text.ts'

const ClaimDialog = lazy(() => import('./claim-dialog.tsx').then((module) => ({ default: module.ClaimDialog })))

function DomainLine({ domain }: { readonly domain: MailDomain }) {
  const { person, staff } = useMe()
  const roles = staff?.roles ?? []
  const prove = useSend('POST /accounts/:accountId/mail-domains/:mailDomainId/proof')
  const release = useSend('POST /accounts/:accountId/mail-domains/:mailDomainId/release')
  const { accountId, id, provedAt, provedBy, record } = domain
  const params = { accountId, mailDomainId: id }
  const mayConfirm = roles.includes('lead') || roles.includes('admin')
  const mayClaim = mayConfirm || roles.includes('tam')
  const date = provedAt === null ? '' : formatDay(Date.parse(provedAt), person.zone, true)
  const done = (key: 'domains.confirmed' | 'domains.released') => () => announce(t(key, { domain: domain.domain }))
  const by = (how: 'dns' | 'staff') =>
    void prove
      .mutateAsync({ params, body: { by: how } })
      .then(done('domains.confirmed'))
      .catch(() => undefined)
  return (
    <li className="domain-line">
      <b>{domain.domain}</b>
      <span className={provedAt === null ? 'near-t' : 'mut'}>
        {provedBy === null ? t('domains.waiting') : t(`domains.by_${provedBy}`, { date })}
      </span>
      {provedAt === null && mayClaim ? (
        <button type="button" className="btn sm" disabled={prove.isPending} onClick={() => by('dns')}>
          {t('domains.look')}
        </button>
      ) : null}
      {provedAt === null && mayConfirm ? (
        <button type="button" className="btn sm" disabled={prove.isPending} onClick={() => by('staff')}>
          {t('domains.confirm')}
        </button>
      ) : null}
      {mayClaim ? (
        <button
          type="button"
          className="btn sm quiet"
          disabled={release.isPending}
          onClick={() =>
            void release
              .mutateAsync({ params, ifMatch: `"${domain.version}"` })
              .then(done('domains.released'))
              .catch(() => undefined)
          }
        >
          {t('domains.release')}
        </button>
      ) : null}
      {provedAt === null ? <code className="domain-proof mut">{t('domains.record', record)}</code> : null}
      <FormProblem problem={prove.error ?? release.error} isTyped={false} />
    </li>
  )
}

/** Domains whose people are the account’s, and what waits for its contacts. */
export function AccountMailDomains({ account }: { readonly account: Account }) {
  const params = { accountId: account.id }
  const { data } = useQuery(read('GET /accounts/:accountId/mail-domains', { params }))
  const waiting = useQuery(read('GET /held-requests', { query: { accountId: account.id } })).data?.items.length ?? 0
  const [isClaiming, setIsClaiming] = useState(false)
  const roles = useMe().staff?.roles ?? []
  const mayClaim = roles.some((role) => role === 'lead' || role === 'tam' || role === 'admin')
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('domains.heading')}</h2>
        {waiting === 0 ? null : (
          <Link className="lk" to="/held" search={{ tab: 'with_customers' }}>
            {t('account.waiting', { count: waiting })}
          </Link>
        )}
        {mayClaim ? (
          <button type="button" className="btn sm" onClick={() => setIsClaiming(true)}>
            {t('domains.add')}
          </button>
        ) : null}
      </header>
      {data?.items.length === 0 ? <p className="mut">{t('domains.none')}</p> : null}
      <ul className="account-list">
        {data?.items.map((domain) => (
          <DomainLine key={domain.id} domain={domain} />
        ))}
      </ul>
      <Suspense>
        {isClaiming ? <ClaimDialog accountId={account.id} onClose={() => setIsClaiming(false)} /> : null}
      </Suspense>
    </section>
  )
}
