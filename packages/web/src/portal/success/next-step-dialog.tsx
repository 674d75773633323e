import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import type { Item } from '../../success/success-types.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DayField, WordsField } from '../../ui/plain-fields.tsx'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { t } from './portal-success-text.ts'

interface NextStepDialogProps {
  readonly item: Item
  readonly manager: string
  readonly onClose: () => void
}
/** What happens next with a blocker on one's own side, and until when. */
export function NextStepDialog({ item, manager, onClose }: NextStepDialogProps) {
  const send = useSend('POST /accounts/:accountId/success-plan/items/:itemId/next-step')
  const [nextStep, setNextStep] = useState(item.nextStep ?? '')
  const [dueOn, setDueOn] = useState(item.dueOn ?? '')
  const say = async () => {
    await send.mutateAsync({
      params: { accountId: item.accountId, itemId: item.id },
      body: { nextStep, ...(dueOn === '' ? {} : { dueOn }) },
      ifMatch: `"${item.version}"`,
    })
    announce(t('next.done'))
    onClose()
  }
  return (
    <Dialog
      title={t('next.title')}
      onClose={onClose}
      onSubmit={() => void say().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={nextStep.trim() === '' || send.isPending}>
          {t('next.send')}
        </button>
      }
    >
      <p className="mut" dir="auto">
        {item.title}
      </p>
      <WordsField
        label={t('next.what')}
        hint={t('next.what_how', { name: manager })}
        rows={4}
        maxLength={1000}
        value={nextStep}
        onChange={setNextStep}
      />
      <DayField label={t('next.due')} value={dueOn} onChange={setDueOn} />
      <ProblemNote problem={send.error} />
    </Dialog>
  )
}
