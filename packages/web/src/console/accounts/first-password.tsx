import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../desk-text.ts'
import { FirstPasswordField } from './first-password-field.tsx'
import { FormProblem } from './form-problem.tsx'

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
      <FirstPasswordField value={password} problem={give.error} onChange={setPassword} />
    </Dialog>
  )
}
