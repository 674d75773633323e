import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import type { Held } from './held-tab.ts'
import { t } from './held-text.ts'

/** Asks once: nobody is told, and its files go. */
export function SpamDialog({ held, onClose }: { readonly held: Held; readonly onClose: () => void }) {
  const send = useSend('POST /held-requests/:heldRequestId/spam')
  const submit = async () => {
    await send.mutateAsync({ params: { heldRequestId: held.id } })
    announce(t('spam.done'))
    onClose()
  }
  return (
    <Dialog
      title={t('spam.title')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={<DialogFoot label={t('spam.send')} isBusy={send.isPending} onClose={onClose} />}
    >
      <p className="mut">{t('spam.lead')}</p>
      <FormProblem problem={send.error} isTyped={false} />
    </Dialog>
  )
}
