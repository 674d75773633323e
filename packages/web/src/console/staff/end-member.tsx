import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from '../house-text.ts'
import type { Member } from './member.ts'

interface EndMemberProps {
  readonly member: Member
  readonly onClose: () => void
}
/** Ends a membership, after saying what follows from it. */
export function EndMember({ member, onClose }: EndMemberProps) {
  const end = useSend('POST /staff/:personId/end')
  const submit = async () => {
    await end.mutateAsync({ params: { personId: member.id }, ifMatch: `"${member.version}"` })
    announce(t('staff.ended', { name: member.name }))
    onClose()
  }
  return (
    <Dialog
      title={t('staff.end_title', { name: member.name })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('staff.keep')}
          </button>
          <button type="submit" className="btn pri" disabled={end.isPending}>
            {t('staff.end')}
          </button>
        </>
      }
    >
      <FormProblem problem={end.error} isTyped={false} />
      <p>{t('staff.end_follows')}</p>
    </Dialog>
  )
}
