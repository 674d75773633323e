import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CompletionFields, useCompletion } from './completion-fields.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { SeatsProblem } from './seats-problem.tsx'
import { t } from './seats-text.ts'
import type { SeatDialogProps } from './swap-dialog.tsx'
import { type Training, useTraining } from './use-seats.ts'

type RecordProps = Omit<SeatDialogProps, 'contacts'>

/** Staff record what a contact completed. */
export function RecordDialog(props: RecordProps) {
  const { data } = useTraining(props.accountId)
  return data === undefined ? null : <RecordOne {...props} courses={data.courses} />
}

function RecordOne({
  accountId,
  contact,
  clauseHref,
  onClose,
  courses,
}: RecordProps & { readonly courses: Training['courses'] }) {
  const send = useSend('POST /accounts/:accountId/training')
  const completion = useCompletion(courses)
  const submit = async () => {
    const body = { personId: contact.person.id, ...completion.body }
    if ((await send.mutateAsync({ params: { accountId }, body }).catch(() => undefined)) === undefined) return
    announce(t('record.done'))
    onClose()
  }
  return (
    <Dialog
      title={t('record.title', { name: contact.person.name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={<DialogFoot send={t('record.send')} isSending={send.isPending} onClose={onClose} />}
    >
      <p className="mut">{t('record.means')}</p>
      <CompletionFields
        completion={completion}
        courses={courses}
        problem={send.error}
        evidenceHint={t('training.evidence_staff_how')}
      />
      <SeatsProblem problem={send.error} clauseHref={clauseHref} />
    </Dialog>
  )
}
