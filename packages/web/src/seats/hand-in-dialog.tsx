import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CertificateField, useCertificate } from './certificate-field.tsx'
import { CompletionFields, useCompletion } from './completion-fields.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { SeatsProblem } from './seats-problem.tsx'
import { t } from './seats-text.ts'
import type { SeatDialogProps } from './swap-dialog.tsx'
import { type Training, useTraining } from './use-seats.ts'

type HandInProps = Omit<SeatDialogProps, 'contacts'>

/** Hands in a certificate, for oneself or, as the primary, for a colleague. */
export function HandInDialog(props: HandInProps) {
  const { data } = useTraining(props.accountId)
  return data === undefined ? null : <HandIn {...props} courses={data.courses} />
}

function HandIn({
  accountId,
  contact,
  clauseHref,
  onClose,
  courses,
}: HandInProps & { readonly courses: Training['courses'] }) {
  const send = useSend('POST /accounts/:accountId/training/certificates')
  const completion = useCompletion(courses)
  const certificate = useCertificate()
  const submit = async () => {
    const body = { personId: contact.person.id, ...completion.body, ...certificate.body }
    if ((await send.mutateAsync({ params: { accountId }, body }).catch(() => undefined)) === undefined) return
    announce(t('handin.done'))
    onClose()
  }
  return (
    <Dialog
      title={t('handin.title', { name: contact.person.name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <DialogFoot
          send={t('handin.send')}
          isSending={send.isPending || certificate.upload.isPending}
          onClose={onClose}
        />
      }
    >
      <p className="mut">{t('handin.means')}</p>
      <CertificateField upload={certificate.upload} />
      <CompletionFields
        completion={completion}
        courses={courses}
        problem={send.error}
        evidenceHint={t('training.evidence_how')}
      />
      <SeatsProblem problem={send.error ?? certificate.upload.error} clauseHref={clauseHref} />
    </Dialog>
  )
}
