import type { Contact } from '@mainstay/contracts/accounts'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { t as shared } from '../../ui/primary/primary-text.ts'
import { FormProblem } from './form-problem.tsx'
import { t } from './primary-gone-text.ts'

interface PrimaryGoneProps {
  readonly accountId: string
  readonly primary: Contact
  readonly deputy: Contact
  /** Where the hours stay. */
  readonly city: string
  readonly onClose: () => void
}
/** The primary contact is simply gone: the deputy steps in, and the hours stay until a place is confirmed. */
export function PrimaryGone({ accountId, primary, deputy, city, onClose }: PrimaryGoneProps) {
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/end')
  const names = { name: primary.person.name, deputy: deputy.person.name }
  const submit = () =>
    send
      .mutateAsync({ params: { accountId, contactId: primary.id }, body: {}, ifMatch: `"${primary.version}"` })
      .then(() => {
        announce(t('gone.done', names))
        onClose()
      })
      .catch(() => undefined)
  return (
    <Dialog
      title={t('gone.title', names)}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {shared('change.back')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending}>
            {t('gone.end', names)}
          </button>
        </>
      }
    >
      <p>{t('gone.body', names)}</p>
      <p>{t('gone.hours', { ...names, city })}</p>
      <FormProblem problem={send.error} isTyped={false} />
    </Dialog>
  )
}
