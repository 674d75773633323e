import { type Returned, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { AwayDialog } from '../../ui/primary/away-dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMe } from '../session-gate.ts'
import { t } from './console-success-text.ts'

interface StaffAwayProps {
  readonly manager: NonNullable<Returned<'GET /accounts/:accountId/managers'>['tam']>
  readonly onClose: () => void
}
/** Until when one is away oneself; whoever stands in is told instead. */
export function StaffAway({ manager, onClose }: StaffAwayProps) {
  const { zone } = useMe().person
  const say = useSend('POST /staff/:personId/absence')
  const { id, name } = manager.person
  const save = async (awayUntil: string | null) => {
    const done = await say.mutateAsync({ params: { personId: id }, body: { awayUntil } }).catch(() => undefined)
    if (done === undefined) return
    announce(t('managers.saved'))
    onClose()
  }
  return (
    <AwayDialog
      people={[{ id, name, version: 0, awayUntil: manager.awayUntil }]}
      zone={zone}
      isSaving={say.isPending}
      problem={<FormProblem problem={say.error} />}
      onSave={(_who, awayUntil) => void save(awayUntil)}
      onClose={onClose}
    />
  )
}
