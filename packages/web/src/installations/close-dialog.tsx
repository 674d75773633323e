import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InstallationProblem } from './installation-problem.tsx'
import { t } from './installations-text.ts'
import type { Installation } from './use-installations.ts'

/** Asks before an installation is closed. */
export function CloseDialog({ installation, onClose }: { installation: Installation; onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/environments/:environmentId/close')
  const { name, accountId, id: environmentId, version } = installation
  const submit = async () => {
    const sent = { params: { accountId, environmentId }, ifMatch: `"${version}"` }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t('done.closed', { name }))
    onClose()
  }
  return (
    <Dialog
      title={t('close.title', { name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('form.back')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending}>
            {t('close.do')}
          </button>
        </>
      }
    >
      <p className="mut">{t('close.means')}</p>
      <InstallationProblem problem={send.error} />
    </Dialog>
  )
}
