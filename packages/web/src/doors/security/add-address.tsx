import { useState } from 'react'
import { ApiProblem, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { DoorProblem } from '../door-frame.tsx'
import { t } from '../text.ts'
import { ProofField, proofOf } from './proof-field.tsx'

interface AddAddressProps {
  readonly hasPassword: boolean
  readonly onClose: () => void
}
/** Asks for another address: it counts once both ends have confirmed. */
export function AddAddress({ hasPassword, onClose }: AddAddressProps) {
  const send = useSend('POST /me/addresses')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [becomesMain, setMain] = useState(false)
  const fault =
    send.error instanceof ApiProblem ? send.error.errors.find(({ pointer }) => pointer === '/email') : undefined
  const submit = async () => {
    await send.mutateAsync({ body: { email: email.trim(), becomesMain, ...proofOf(password) } })
    announce(t('addresses.asked'))
    onClose()
  }
  return (
    <Dialog
      title={t('addresses.add')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={send.isPending}>
          {t('addresses.ask')}
        </button>
      }
    >
      <DoorProblem problem={fault === undefined ? send.error : null} />
      <Field label={t('addresses.new')} hint={t('addresses.both')} fault={fault?.detail}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            type="email"
            autoComplete="email"
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <label className="security-check">
        <input type="checkbox" checked={becomesMain} onChange={(event) => setMain(event.currentTarget.checked)} />
        {t('addresses.becomes_main')}
      </label>
      {hasPassword ? <ProofField value={password} onChange={setPassword} /> : null}
    </Dialog>
  )
}
