import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { t } from '../text.ts'
import { ProblemNote } from './problem-note.tsx'
import { t as sayScope } from './scope-text.ts'
import type { Change } from './use-ticket.ts'

interface DisagreeDialogProps {
  readonly ticketId: string
  readonly change: Change
  readonly onClose: () => void
}
/** The contact’s answer to a change of priority or to a verdict on scope; a lead decides, and both texts stay. */
export function DisagreeDialog({ ticketId, change, onClose }: DisagreeDialogProps) {
  const [text, setText] = useState('')
  const send = useSend('POST /tickets/:ticketId/dissent')
  const submit = () =>
    send
      .mutateAsync({ params: { ticketId }, body: { changeId: change.id, text: text.trim() } })
      .then(() => {
        announce(t('disagree.sent'))
        onClose()
      })
      .catch(() => undefined)
  const foot = (
    <>
      <button type="button" className="btn" onClick={onClose}>
        {t('dialog.back')}
      </button>
      <button type="submit" className="btn pri" disabled={text.trim() === '' || send.isPending}>
        {t('disagree.send')}
      </button>
    </>
  )
  const to = change.to ?? ''
  const isOfScope = change.kind === 'scope'
  const title = isOfScope ? sayScope('scope.disagree_title', { to }) : t('disagree.title', { to })
  return (
    <Dialog title={title} onClose={onClose} onSubmit={submit} foot={foot}>
      {change.reason === null ? null : <blockquote className="quoted">{change.reason}</blockquote>}
      <WordsField
        label={isOfScope ? sayScope('scope.disagree_why') : t('disagree.why')}
        hint={t('disagree.hint')}
        maxLength={2000}
        value={text}
        onChange={setText}
      />
      <ProblemNote problem={send.error} />
    </Dialog>
  )
}
