import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { dropDraft, readDraft, saveDraft } from '../../ui/draft-store.ts'
import { LineField, WordsField } from '../../ui/plain-fields.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useKeptSend } from '../drafts/use-kept-send.ts'
import { useAnswerPromise } from '../priority/use-answer-promise.ts'
import { usePriorityGuide } from '../priority/use-priority-guide.ts'
import { useMe } from '../session-gate.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount, useReaderZone } from '../use-account.ts'
import { t } from './portal-success-text.ts'

interface WriteDialogProps {
  /** How the account manager, or who stands in, is called. */
  readonly name: string
  readonly onClose: () => void
}
const slot = 'to-manager'
interface Typed {
  readonly subject: string
  readonly text: string
}
const parse = (kept: string | undefined): Partial<Typed> => {
  try {
    return JSON.parse(kept ?? '') as Partial<Typed>
  } catch {
    return {}
  }
}

/** The words of this letter, kept in the browser until they are sent. */
function useTyped(name: string) {
  const { person } = useMe()
  const thing = `${slot}:${useAccount().id}`
  const [typed, setTyped] = useState<Typed>(() => ({
    ...{ subject: t('write.subject_start', { name }), text: '' },
    ...parse(readDraft(person.id, thing)?.text),
  }))
  const change = (part: Partial<Typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    saveDraft(person.id, thing, JSON.stringify(next))
  }
  return { typed, change, drop: () => dropDraft(person.id, thing) }
}

/** A letter to the account manager: a consultation like any ticket, named for them, with the promise of any question. */
export function WriteDialog({ name, onClose }: WriteDialogProps) {
  const account = useAccount()
  const zone = useReaderZone()
  const router = useRouter()
  const { typed, change, drop } = useTyped(name)
  const open = useKeptSend('POST /tickets', slot)
  // what the policy makes of a question
  const priority = usePriorityGuide().data?.cells.find(({ kind }) => kind === 'question')?.priority
  const dueAt = useAnswerPromise(priority).data?.dueAt
  const { subject, text } = typed
  const send = async () => {
    if (priority === undefined) return
    const body = {
      kind: 'consultation' as const,
      accountId: account.id,
      subject,
      text,
      priority,
      to: 'manager' as const,
    }
    const { body: ticket } = await open.mutateAsync({ body })
    drop()
    announce(t('write.sent', { number: ticket.number }))
    await router.navigate({ to: '/tickets/$number', params: { number: ticket.number } })
  }
  return (
    <Dialog
      title={t('manager.write', { name })}
      wide
      onClose={onClose}
      onSubmit={() => void send().catch(() => undefined)}
      foot={
        <button
          type="submit"
          className="btn pri"
          disabled={priority === undefined || subject.trim() === '' || text.trim() === '' || open.isPending}
        >
          {t('write.send')}
        </button>
      }
    >
      <p className="mut">
        {t('write.how', { name })}{' '}
        {dueAt == null ? null : t('write.by', { time: formatNear(Date.parse(dueAt), zone, readNow(), 'weekday') })}
      </p>
      <LineField
        label={t('write.subject')}
        maxLength={200}
        value={subject}
        onChange={(subject) => change({ subject })}
      />
      <WordsField label={t('write.text')} rows={7} value={text} onChange={(text) => change({ text })} />
      <ProblemNote problem={open.error} />
    </Dialog>
  )
}
