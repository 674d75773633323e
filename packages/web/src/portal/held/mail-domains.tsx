import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, type Returned, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { formatDay } from '../../ui/time/format-moment.ts'
import { useAccount, useMayWrite, useReaderZone } from '../use-account.ts'
import './held.css'
import { t } from './held-text.ts'

type Domain = Returned<'GET /accounts/:accountId/mail-domains'>['items'][number]
const sayProblem = (problem: Error | null) =>
  problem instanceof ApiProblem ? (problem.detail ?? problem.title) : undefined

/** What was just opened is typed into at once. */
const begin = (input: HTMLInputElement | null) => input?.focus()

function Claim({ accountId, onDone }: { readonly accountId: string; readonly onDone: () => void }) {
  const send = useSend('POST /accounts/:accountId/mail-domains')
  const [domain, setDomain] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send
      .mutateAsync({ params: { accountId }, body: { domain } })
      .then(onDone)
      .catch(() => undefined)
  }
  return (
    <form className="domain-claim" onSubmit={submit}>
      <Field label={t('domains.label')} fault={sayProblem(send.error)}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            ref={begin}
            required
            maxLength={253}
            placeholder={t('domains.example')}
            autoCapitalize="none"
            spellCheck={false}
            value={domain}
            onChange={(event) => setDomain(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" className="btn pri" disabled={send.isPending}>
        {t('domains.add')}
      </button>
      <button type="button" className="btn quiet" onClick={onDone}>
        {t('domains.cancel')}
      </button>
    </form>
  )
}

function Release({ domain, onClose }: { readonly domain: Domain; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/mail-domains/:mailDomainId/release')
  const { accountId, id } = domain
  const submit = () =>
    send
      .mutateAsync({ params: { accountId, mailDomainId: id }, ifMatch: `"${domain.version}"` })
      .then(() => {
        announce(t('domains.released', { domain: domain.domain }))
        onClose()
      })
      .catch(() => undefined)
  return (
    <Dialog
      title={t('domains.release_title', { domain: domain.domain })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('domains.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending}>
            {t('domains.release')}
          </button>
        </>
      }
    >
      <p className="mut">{t('domains.release_lead')}</p>
      {send.error === null ? null : <ErrorNote title={sayProblem(send.error) ?? ''} />}
    </Dialog>
  )
}

/** The record to add, until it was seen. */
function Proof({ domain }: { readonly domain: Domain }) {
  const prove = useSend('POST /accounts/:accountId/mail-domains/:mailDomainId/proof')
  const { accountId, id, record } = domain
  const look = () =>
    prove
      .mutateAsync({ params: { accountId, mailDomainId: id }, body: { by: 'dns' } })
      .then(() => announce(t('domains.done', { domain: domain.domain })))
      .catch(() => undefined)
  return (
    <div className="domain-proof">
      <p className="sm mut">{t('domains.record')}</p>
      <dl className="sm">
        <dt>{t('domains.record_name')}</dt>
        <dd>
          <code>{record.name}</code>
        </dd>
        <dt>{t('domains.record_text')}</dt>
        <dd>
          <code>{record.text}</code>
        </dd>
      </dl>
      {prove.error === null ? null : <ErrorNote title={sayProblem(prove.error) ?? t('domains.fault')} kept="" />}
      <button type="button" className="btn sm" disabled={prove.isPending} onClick={() => void look()}>
        {t(prove.isPending ? 'domains.looking' : 'domains.look')}
      </button>
    </div>
  )
}

function DomainRow({ domain, mayClaim }: { readonly domain: Domain; readonly mayClaim: boolean }) {
  const zone = useReaderZone()
  const [isReleasing, setIsReleasing] = useState(false)
  const { provedAt, provedBy } = domain
  return (
    <li className="domain-row">
      <div className="domain-line">
        <b>{domain.domain}</b>
        {provedAt === null ? (
          <span className="held-mark">{t('domains.waiting')}</span>
        ) : (
          <span className="sm mut">
            <Icon name="check" size={13} />{' '}
            {t(provedBy === 'staff' ? 'domains.proved_by_us' : 'domains.proved', {
              date: formatDay(Date.parse(provedAt), zone, true),
            })}
          </span>
        )}
        {mayClaim ? (
          <button type="button" className="btn quiet sm domain-release" onClick={() => setIsReleasing(true)}>
            {t('domains.release')}
          </button>
        ) : null}
      </div>
      {provedAt === null && mayClaim ? <Proof domain={domain} /> : null}
      {isReleasing ? <Release domain={domain} onClose={() => setIsReleasing(false)} /> : null}
    </li>
  )
}

/** Domains whose people are the account’s; the primary contact claims, proves and gives them up. */
export function MailDomains() {
  const account = useAccount()
  const mayWrite = useMayWrite()
  const mayClaim = account.role === 'primary'
  const [isClaiming, setIsClaiming] = useState(false)
  const domains = useQuery({
    ...read('GET /accounts/:accountId/mail-domains', { params: { accountId: account.id } }),
    enabled: mayWrite,
  })
  if (!mayWrite) return null
  const items = domains.data?.items ?? []
  if (items.length === 0 && !mayClaim && !domains.isError) return null
  return (
    <section className="part" aria-labelledby="mail-domains">
      <div className="part-head">
        <h2 id="mail-domains">{t('domains.heading')}</h2>
        {mayClaim && !isClaiming ? (
          <button type="button" className="btn sm" onClick={() => setIsClaiming(true)}>
            {t('domains.claim')}
          </button>
        ) : null}
      </div>
      <p className="mut held-lead">{t('domains.lead')}</p>
      {domains.isError && domains.data === undefined ? (
        <ErrorNote title={t('domains.fault')} onRetry={() => void domains.refetch()} />
      ) : null}
      {isClaiming ? <Claim accountId={account.id} onDone={() => setIsClaiming(false)} /> : null}
      <ul>
        {items.map((domain) => (
          <DomainRow key={domain.id} domain={domain} mayClaim={mayClaim} />
        ))}
      </ul>
    </section>
  )
}
