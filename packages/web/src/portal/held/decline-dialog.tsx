import { useState } from 'react'
import { type Returned, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { OptionRow } from '../../ui/option-row.tsx'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { t } from './held-text.ts'

type Held = Returned<'GET /held-requests'>['items'][number]
const reasons = ['ask_contacts', 'already_known', 'not_for_support'] as const
type Reason = (typeof reasons)[number]

/** Why not: the sender reads one of three sentences, in our words. */
export function DeclineDialog({ held, onClose }: { readonly held: Held; readonly onClose: () => void }) {
  const send = useSend('POST /held-requests/:heldRequestId/decline')
  const [because, setBecause] = useState<Reason>('ask_contacts')
  const submit = () =>
    send
      .mutateAsync({ params: { heldRequestId: held.id }, body: { because } })
      .then(() => {
        announce(t('held.declined'))
        onClose()
      })
      .catch(() => undefined)
  return (
    <Dialog
      title={t('decline.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('decline.back')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending}>
            {t('held.decline')}
          </button>
        </>
      }
    >
      <p className="mut">{t('decline.lead')}</p>
      <OptionRow
        name="because"
        legend={t('decline.legend')}
        isFollowUp
        value={because}
        onChoose={setBecause}
        options={reasons.map((value) => ({
          value,
          label: t(`decline.${value}`),
          hint: t(`decline.${value}_hint`),
        }))}
      />
      <ProblemNote problem={send.error} />
    </Dialog>
  )
}
