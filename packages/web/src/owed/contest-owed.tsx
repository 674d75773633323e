import { useState } from 'react'
import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { useNow } from '../ui/time/clock.ts'
import { sayDates, sayKind } from './owed-model.ts'
import { t } from './owed-text.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import type { Owed } from './use-owed.ts'

/** A contact says that it was offered otherwise than the ledger has it. */
export function ContestOwed({ owed }: { readonly owed: Owed }) {
  const now = useNow('minute')
  const send = useSend('POST /owed/:commitmentId/contest')
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const submit = async () => {
    const sent = { params: { commitmentId: owed.id }, body: { reason } }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t('contest.done'))
    setOpen(false)
  }
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setOpen(true)}>
        {t('contest.open')}
      </button>
      {isOpen ? (
        <ReasonDialog
          title={t('contest.title', { what: sayKind(owed.kind), dates: sayDates(owed, now) })}
          means={t('contest.means')}
          label={t('contest.reason')}
          reason={reason}
          onReason={setReason}
          problem={send.error}
          onClose={() => setOpen(false)}
          onSubmit={() => void submit()}
          foot={
            <button type="submit" className="btn pri" disabled={send.isPending || reason.trim() === ''}>
              {t('contest.do')}
            </button>
          }
        />
      ) : null}
    </>
  )
}
