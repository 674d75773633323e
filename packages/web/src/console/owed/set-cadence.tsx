import { useState } from 'react'
import { type Returned, useSend } from '../../data/index.ts'
import { sayKind } from '../../owed/owed-model.ts'
import { OwedProblem } from '../../owed/owed-problem.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LineField } from '../../ui/plain-fields.tsx'
import { t } from './desk-owed-text.ts'

interface SetCadenceProps {
  readonly accountId: string
  readonly term: Returned<'GET /accounts/:accountId/owed-terms'>['items'][number]
  readonly onClose: () => void
}
/** Another rhythm that the customer and whoever looks after it agreed on. */
export function SetCadence({ accountId, term, onClose }: SetCadenceProps) {
  const send = useSend('POST /accounts/:accountId/agreements/:agreementId/cadence')
  const [cadence, setCadence] = useState(term.cadence)
  const isChanged = cadence.trim() !== '' && cadence.trim() !== term.cadence
  const submit = async () => {
    if (!isChanged) return
    const sent = { params: { accountId, agreementId: term.agreement.id }, body: { kind: term.kind, cadence } }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t('cadence.done'))
    onClose()
  }
  return (
    <Dialog
      title={t('cadence.title', { what: sayKind(term.kind) })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('cadence.back')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending || !isChanged}>
            {t('cadence.do')}
          </button>
        </>
      }
    >
      <p className="mut">{t('cadence.means')}</p>
      <OwedProblem problem={send.error} />
      <LineField label={t('cadence.label')} hint={t('cadence.hint')} value={cadence} onChange={setCadence} />
    </Dialog>
  )
}
