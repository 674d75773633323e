import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import type { Item } from '../../success/success-types.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { t } from './portal-success-text.ts'

export type Answered = 'done' | 'not_for_us' | 'in_use'

interface AnswerDialogProps {
  readonly item: Item
  readonly state: Answered
  readonly manager: string
  readonly onClose: () => void
}
/** What became of advice, or whether a feature is in use; with a few words, if there are any. */
export function AnswerDialog({ item, state, manager, onClose }: AnswerDialogProps) {
  const send = useSend('POST /accounts/:accountId/success-plan/items/:itemId/state')
  const [words, setWords] = useState('')
  const answer = async () => {
    await send.mutateAsync({
      params: { accountId: item.accountId, itemId: item.id },
      body: { state, ...(words.trim() === '' ? {} : { words }) },
      ifMatch: `"${item.version}"`,
    })
    announce(t('answer.told'))
    onClose()
  }
  return (
    <Dialog
      title={t(`answer.title_${state}`)}
      onClose={onClose}
      onSubmit={() => void answer().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={send.isPending}>
          {t(`answer.send_${state}`)}
        </button>
      }
    >
      <p className="mut" dir="auto">
        {item.title}
      </p>
      <WordsField
        label={t('answer.words')}
        hint={t('answer.words_how', { name: manager })}
        rows={3}
        maxLength={1000}
        value={words}
        onChange={setWords}
      />
      <ProblemNote problem={send.error} />
    </Dialog>
  )
}
