import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { useInvitations } from '../../doors/invitations/use-invitations.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { t } from '../house-text.ts'
import { MemberFields, TextField, useMemberForm } from './member-form.tsx'

/** Adds a member of staff, who is invited by mail; where none leaves the desk, with a first password told in person. */
export function AddMember({ onClose }: { readonly onClose: () => void }) {
  const add = useSend('POST /staff')
  const give = useSend('POST /people/:personId/password')
  const form = useMemberForm()
  const { mailIsSetUp } = useInvitations()
  const [who, setWho] = useState({ name: '', email: '', password: '' })
  const set = (part: Partial<typeof who>) => setWho((now) => ({ ...now, ...part }))
  // Whoever was added stays added when the password is refused: the next try gives the password alone.
  const [addedId, setAddedId] = useState<string>()
  const addNow = async () => {
    const { body } = await add.mutateAsync({ body: { ...form.body, name: who.name, email: who.email } })
    setAddedId(body.id)
    return body.id
  }
  const submit = async () => {
    const personId = addedId ?? (await addNow())
    if (who.password !== '') await give.mutateAsync({ params: { personId }, body: { password: who.password } })
    announce(t('staff.added', { name: who.name }))
    onClose()
  }
  return (
    <Dialog
      title={t('staff.add')}
      wide
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={add.isPending || give.isPending}>
          {t('staff.add_button')}
        </button>
      }
    >
      <FormProblem problem={give.error ?? (addedId === undefined ? add.error : null)} />
      <TextField
        label={t('staff.name')}
        type="text"
        value={who.name}
        fault={faultOf(add.error, 'name')}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={t('staff.email')}
        type="email"
        value={who.email}
        fault={faultOf(add.error, 'email')}
        onChange={(email) => set({ email })}
      />
      <MemberFields form={form} problem={add.error} />
      {mailIsSetUp === false ? (
        <TextField
          label={t('staff.first_password')}
          type="text"
          hint={t('staff.first_password_how')}
          value={who.password}
          fault={faultOf(give.error, 'password')}
          onChange={(password) => set({ password })}
        />
      ) : (
        <p className="mut sm">{t('staff.invited')}</p>
      )}
    </Dialog>
  )
}
