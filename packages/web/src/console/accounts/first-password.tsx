import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from '../desk-text.ts'
import { FormProblem, faultOf } from './form-problem.tsx'

interface FirstPasswordProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}
/** Gives somebody a first password, to be told in person; a contact and a colleague alike. */
export function FirstPassword({ person, onClose }: FirstPasswordProps) {
  const give = useSend('POST /people/:personId/password')
  const [password, setPassword] = useState('')
  const submit = async () => {
    await give.mutateAsync({ params: { personId: person.id }, body: { password } })
    announce(t('done.password'))
    onClose()
  }
  return (
    <Dialog
      title={t('form.first_password_for', { name: person.name })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={give.isPending}>
          {t('form.give_password')}
        </button>
      }
    >
      <FormProblem problem={give.error} />
      <Field
        label={t('form.first_password')}
        hint={t('form.first_password_how')}
        fault={faultOf(give.error, 'password')}
      >
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            autoComplete="new-password"
            maxLength={256}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
