import { useState } from 'react'
import { type Returned, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DoorProblem } from '../door-frame.tsx'
import { t } from '../text.ts'
import { ProofField, proofOf } from './proof-field.tsx'

export interface AskedOfAddress {
  readonly what: 'main' | 'remove'
  readonly address: Returned<'GET /me/addresses'>['items'][number]
}
interface ChangeAddressProps {
  readonly asked: AskedOfAddress
  readonly hasPassword: boolean
  readonly onClose: () => void
}
/** Sends mail to another address of one’s own, or removes one. */
export function ChangeAddress({ asked: { what, address }, hasPassword, onClose }: ChangeAddressProps) {
  const makeMain = useSend('POST /me/addresses/:addressId/main')
  const remove = useSend('POST /me/addresses/:addressId/remove')
  const [password, setPassword] = useState('')
  const { email } = address
  const send = what === 'main' ? makeMain : remove
  const submit = async () => {
    await send.mutateAsync({ params: { addressId: address.id }, body: proofOf(password) })
    announce(t(what === 'main' ? 'addresses.now_main' : 'addresses.removed', { email }))
    onClose()
  }
  return (
    <Dialog
      title={t(what === 'main' ? 'addresses.make_main_title' : 'addresses.remove_title', { email })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={send.isPending}>
          {t(what === 'main' ? 'addresses.make_main' : 'addresses.remove')}
        </button>
      }
    >
      <DoorProblem problem={send.error} />
      {hasPassword ? <ProofField value={password} onChange={setPassword} /> : null}
    </Dialog>
  )
}
