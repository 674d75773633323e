import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Returned, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { t } from '../text.ts'
import { AddAddress } from './add-address.tsx'
import { type AskedOfAddress, ChangeAddress } from './change-address.tsx'

type Change = Returned<'GET /me/addresses'>['changes'][number]

const waitsFor = ({ newConfirmedAt, oldConfirmedAt }: Change) => {
  if (newConfirmedAt === null && oldConfirmedAt === null) return t('addresses.waits_both')
  return t(newConfirmedAt === null ? 'addresses.waits_new' : 'addresses.waits_old')
}

function ChangeRow({ change }: { readonly change: Change }) {
  const cancel = useSend('POST /me/address-changes/:addressChangeId/cancel')
  const act = () =>
    cancel.mutateAsync({ params: { addressChangeId: change.id } }).then(
      () => announce(t('addresses.cancelled')),
      (problem: Error) => announce(problem.message, { tone: 'fault' }),
    )
  return (
    <li className="security-row">
      <p>
        {change.email}
        <br />
        <span className="sm near-t">{waitsFor(change)}</span>
      </p>
      <button type="button" className="btn sm" disabled={cancel.isPending} onClick={() => void act()}>
        {t('addresses.cancel')}
      </button>
    </li>
  )
}

interface AddressesPartProps {
  readonly hasPassword: boolean
  readonly sendsMail: boolean
}
/** One’s addresses: each opens the same door; mail goes to the first. */
export function AddressesPart({ hasPassword, sendsMail }: AddressesPartProps) {
  const addresses = useQuery(read('GET /me/addresses', {}))
  const [asked, setAsked] = useState<AskedOfAddress | 'add'>()
  if (addresses.isPending) return <SkeletonRows rows={1} height={56} />
  if (addresses.data === undefined)
    return <ErrorNote title={t('security.failed')} kept={t('security.kept')} onRetry={() => void addresses.refetch()} />
  const { items, changes } = addresses.data
  const close = () => setAsked(undefined)
  return (
    <>
      <p className="mut security-lead">{t(sendsMail ? 'addresses.lead' : 'addresses.no_mail')}</p>
      <ul>
        {items.map((one) => (
          <li key={one.id} className="security-row">
            <p>
              <b>{one.email}</b>
              {one.isMain ? <span className="security-mark">{t('addresses.main')}</span> : null}
            </p>
            {one.isMain ? null : (
              <span className="door-buttons">
                <button type="button" className="btn sm" onClick={() => setAsked({ what: 'main', address: one })}>
                  {t('addresses.make_main')}
                </button>
                <button type="button" className="btn sm" onClick={() => setAsked({ what: 'remove', address: one })}>
                  {t('addresses.remove')}
                </button>
              </span>
            )}
          </li>
        ))}
        {changes.map((change) => (
          <ChangeRow key={change.id} change={change} />
        ))}
      </ul>
      {sendsMail ? (
        <p className="security-lead">
          <button type="button" className="btn" onClick={() => setAsked('add')}>
            {t('addresses.add')}
          </button>
        </p>
      ) : null}
      {asked === 'add' ? <AddAddress hasPassword={hasPassword} onClose={close} /> : null}
      {typeof asked === 'object' ? <ChangeAddress asked={asked} hasPassword={hasPassword} onClose={close} /> : null}
    </>
  )
}
