import { useState } from 'react'
import { useSend } from '../../../data/index.ts'
import { announce } from '../../../ui/announcer.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Marked } from '../../../ui/marked.tsx'
import { WordsField } from '../../../ui/plain-fields.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useMe } from '../../session-gate.ts'
import { ProblemNote } from '../problem-note.tsx'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import type { DialogTicket } from './dialog-ticket.ts'

type StatusStep = 'resolve' | 'close' | 'reopen' | 'release'
const statusAfter = { resolve: 'resolved', close: 'closed', reopen: 'open', release: 'waiting_release' } as const
type Ending = 'message' | 'spam' | 'duplicate'

interface StatusDialogProps {
  readonly ticket: DialogTicket
  readonly step: StatusStep
  /** May end it as spam or as a duplicate, without an answer. */
  readonly mayDismiss: boolean
  readonly onClose: () => void
}

const useStatusSend = ({ ticket, step }: StatusDialogProps) => {
  const say = useSend('POST /tickets/:ticketId/messages')
  const move = useSend('POST /tickets/:ticketId/status')
  const params = { ticketId: ticket.id }
  const status = statusAfter[step]
  const run = (text: string, ending: Ending) => {
    if (ending !== 'message') return move.mutateAsync({ params, body: { status, reason: text, because: ending } })
    if (step === 'reopen') return move.mutateAsync({ params, body: { status, reason: text } })
    if (text === '') return move.mutateAsync({ params, body: { status } })
    return say.mutateAsync({ params, body: { audience: 'customer', text, status } })
  }
  return { run, problem: say.error ?? move.error, isBusy: say.isPending || move.isPending }
}

/** Resolve, close, reopen or wait for a release: shown first is what the customer will see. */
export function StatusDialog(props: StatusDialogProps) {
  const { ticket, step, mayDismiss, onClose } = props
  const me = useMe()
  const [text, setText] = useState('')
  const [ending, setEnding] = useState<Ending>('message')
  const { run, problem, isBusy } = useStatusSend(props)
  const needsText = ending !== 'message' || step === 'reopen'
  const [wasEmpty, setWasEmpty] = useState(false)
  const reader = firstNameOf(ticket.openedBy)
  const submit = async () => {
    if (needsText && text.trim() === '') return setWasEmpty(true)
    await run(text.trim(), ending)
    announce(t(`status.${step}.done`, { number: ticket.number }))
    onClose()
  }
  const sees =
    ending === 'message'
      ? t(`status.${step}.sees`, { me: firstNameOf(me.person), name: reader })
      : t('status.dismiss.sees', { name: reader })
  return (
    <Dialog
      title={t(`status.${step}.title`, { number: ticket.number })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={isBusy}>
          {t(`status.${step}.button`)}
        </button>
      }
    >
      {step === 'close' && mayDismiss ? (
        <Segmented
          label={t('status.how')}
          value={ending}
          onChange={setEnding}
          segments={(['message', 'spam', 'duplicate'] as const).map((value) => ({
            value,
            label: t(`status.how.${value}`),
          }))}
        />
      ) : null}
      <p className="sees">
        <Marked text={sees} />
      </p>
      <WordsField
        label={needsText ? t('status.reason') : t('status.message', { name: reader })}
        hint={
          needsText
            ? t(ending === 'message' ? 'priority.readers' : 'status.listed', { name: reader })
            : t('status.message_hint')
        }
        fault={wasEmpty && text.trim() === '' ? t('priority.reason_needed') : undefined}
        maxLength={needsText ? 2000 : 100_000}
        value={text}
        onChange={setText}
      />
      <ProblemNote problem={problem} onRetry={() => void submit().catch(() => undefined)} />
    </Dialog>
  )
}
