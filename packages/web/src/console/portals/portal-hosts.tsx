import type { Portal, PortalHost } from '@mainstay/contracts/portals'
import { type FormEvent, useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { RemoveHost, VouchForHost } from './host-dialogs.tsx'
import { t } from './portals-text.ts'

interface HostsProps {
  readonly portal: Portal
  readonly mayManage: boolean
}
const sayProof = ({ provedBy }: PortalHost) => t(provedBy === null ? 'hosts.unproved' : `hosts.proved_${provedBy}`)

function HostLine({ portal, host, mayManage }: HostsProps & { readonly host: PortalHost }) {
  const [asking, setAsking] = useState<'vouch' | 'remove'>()
  const params = { accountId: portal.account.id, hostId: host.id }
  const prove = useSend('POST /accounts/:accountId/portal/hosts/:hostId/proof')
  const check = async () => {
    const answer = await prove.mutateAsync({ params, body: { by: 'dns' } }).catch(() => undefined)
    if (answer !== undefined) announce(t('hosts.now_proved'))
  }
  const close = () => setAsking(undefined)
  return (
    <li>
      <p>
        <b>{host.host}</b> <span className={host.provedBy === null ? 'near-t sm' : 'mut sm'}>{sayProof(host)}</span>
      </p>
      {host.provedBy === null ? (
        <p className="sm portal-record">
          <span className="mut">{t('hosts.record')}</span> <code>{host.record.name}</code>{' '}
          <code>{host.record.value}</code>
        </p>
      ) : null}
      <FormProblem problem={prove.error} isTyped={false} />
      {mayManage ? (
        <p className="portal-buttons">
          {host.provedBy === null ? (
            <>
              <button type="button" className="btn sm" disabled={prove.isPending} onClick={() => void check()}>
                {t('hosts.check')}
              </button>
              <button type="button" className="btn sm" onClick={() => setAsking('vouch')}>
                {t('hosts.vouch')}
              </button>
            </>
          ) : null}
          <button type="button" className="btn sm quiet" onClick={() => setAsking('remove')}>
            {t('hosts.remove')}
          </button>
        </p>
      ) : null}
      {asking === 'vouch' ? <VouchForHost params={params} host={host.host} onClose={close} /> : null}
      {asking === 'remove' ? <RemoveHost params={params} host={host.host} onClose={close} /> : null}
    </li>
  )
}

function NameHost({ portal }: { readonly portal: Portal }) {
  const [host, setHost] = useState('')
  const send = useSend('POST /accounts/:accountId/portal/hosts')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (host.trim() === '') return
    const sent = { params: { accountId: portal.account.id }, body: { host } }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    setHost('')
    announce(t('hosts.added'))
  }
  return (
    <form className="portal-form" onSubmit={(event) => void submit(event)}>
      <FormProblem problem={send.error} />
      <Field label={t('hosts.add_label')} hint={t('hosts.add_hint')}>
        {(attributes) => (
          <span className="portal-path">
            <input
              {...attributes}
              className="input"
              value={host}
              maxLength={260}
              spellCheck={false}
              onChange={(event) => setHost(event.target.value)}
            />
            <button type="submit" className="btn" disabled={send.isPending}>
              {t('hosts.add')}
            </button>
          </span>
        )}
      </Field>
    </form>
  )
}

/** Host names of the account's own, and how each was proved. */
export function PortalHosts({ portal, mayManage }: HostsProps) {
  return (
    <section>
      <h2>{t('hosts.heading')}</h2>
      {portal.hosts.length === 0 ? <p className="mut">{t('hosts.none')}</p> : null}
      <ul className="portal-hosts">
        {portal.hosts.map((host) => (
          <HostLine key={host.id} portal={portal} host={host} mayManage={mayManage} />
        ))}
      </ul>
      {mayManage ? <NameHost portal={portal} /> : null}
    </section>
  )
}
