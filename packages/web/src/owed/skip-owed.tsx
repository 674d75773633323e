import { type ReactNode, useState } from 'react'
import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { useNow } from '../ui/time/clock.ts'
import { type OwedSide, sayDates, sayKind } from './owed-model.ts'
import { t } from './owed-text.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import type { Owed } from './use-owed.ts'

interface SkipOwedProps {
  readonly owed: Owed
  readonly side: OwedSide
  /** Staff say who asked: the chosen contact, and the field to choose one. */
  readonly askedBy?: string | undefined
  readonly children?: ReactNode
}
/** "Skip this one", with a reason; only the customer asks for it. */
export function SkipOwed({ owed, side, askedBy, children }: SkipOwedProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setOpen(true)}>
        {t('skip.open')}
      </button>
      {isOpen ? (
        <SkipDialog {...{ owed, side, askedBy }} onClose={() => setOpen(false)}>
          {children}
        </SkipDialog>
      ) : null}
    </>
  )
}

function SkipDialog({ owed, side, askedBy, children, onClose }: SkipOwedProps & { readonly onClose: () => void }) {
  const now = useNow('minute')
  const send = useSend('POST /owed/:commitmentId/skip')
  const [reason, setReason] = useState('')
  const isReady = reason.trim() !== '' && (side === 'customer' || askedBy !== undefined)
  const submit = async () => {
    if (!isReady) return
    const body = { reason, ...(side === 'staff' && askedBy !== undefined ? { askedBy } : {}) }
    const done = await send.mutateAsync({ params: { commitmentId: owed.id }, body }).catch(() => undefined)
    if (done === undefined) return
    announce(t('skip.done'))
    onClose()
  }
  return (
    <ReasonDialog
      title={t('skip.title', { what: sayKind(owed.kind), dates: sayDates(owed, now) })}
      means={t('skip.means', { who: side })}
      label={t('skip.reason')}
      reason={reason}
      onReason={setReason}
      problem={send.error}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <button type="submit" className="btn pri" disabled={send.isPending || !isReady}>
          {t('skip.do')}
        </button>
      }
    >
      {children}
    </ReasonDialog>
  )
}
