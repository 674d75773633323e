import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from '../house-text.ts'
import type { Member } from './member.ts'
import { MemberFields, useMemberForm } from './member-form.tsx'

interface ChangeMemberProps {
  readonly member: Member
  readonly onClose: () => void
}
/** Changes roles, place and hours of a colleague. */
export function ChangeMember({ member, onClose }: ChangeMemberProps) {
  const change = useSend('PATCH /staff/:personId')
  const form = useMemberForm(member)
  const submit = async () => {
    await change.mutateAsync({ params: { personId: member.id }, body: form.body, ifMatch: `"${member.version}"` })
    announce(t('staff.changed', { name: member.name }))
    onClose()
  }
  return (
    <Dialog
      title={member.name}
      wide
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={change.isPending || form.body.roles.length === 0}>
          {t('staff.save')}
        </button>
      }
    >
      <FormProblem problem={change.error} />
      <MemberFields form={form} known={member.city} problem={change.error} />
    </Dialog>
  )
}
