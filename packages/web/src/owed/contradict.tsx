import { useState } from 'react'
import { announce } from '../ui/announcer.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

interface ContradictProps {
  readonly words: Readonly<Record<'open' | 'title' | 'means' | 'label' | 'do' | 'done', string>>
  readonly className: string
  readonly send: {
    readonly isPending: boolean
    readonly error: Error | null
    readonly mutateAsync: (reason: string) => Promise<unknown>
  }
}
/** A contact sees it otherwise than we wrote it down, and says why. */
export function Contradict({ words, className, send }: ContradictProps) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const submit = async () => {
    const isSent = await send.mutateAsync(reason).then(
      () => true,
      () => false,
    )
    if (!isSent) return
    announce(words.done)
    setOpen(false)
  }
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {words.open}
      </button>
      {isOpen ? (
        <ReasonDialog
          title={words.title}
          means={words.means}
          label={words.label}
          reason={reason}
          onReason={setReason}
          problem={send.error}
          onClose={() => setOpen(false)}
          onSubmit={() => void submit()}
          foot={
            <button type="submit" className="btn pri" disabled={send.isPending || reason.trim() === ''}>
              {words.do}
            </button>
          }
        />
      ) : null}
    </>
  )
}
