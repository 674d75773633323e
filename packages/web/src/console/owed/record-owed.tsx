import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { sayDates, sayKind } from '../../owed/owed-model.ts'
import { t } from '../../owed/owed-text.ts'
import { ReasonDialog } from '../../owed/reason-dialog.tsx'
import type { Owed } from '../../owed/use-owed.ts'
import { announce } from '../../ui/announcer.tsx'
import { useNow } from '../../ui/time/clock.ts'

/** Minutes of one that took place without a session here. */
export function RecordOwed({ owed }: { readonly owed: Owed }) {
  const now = useNow('minute')
  const send = useSend('POST /owed/:commitmentId/minutes')
  const [isOpen, setOpen] = useState(false)
  const [minutes, setMinutes] = useState('')
  const submit = async () => {
    const sent = { params: { commitmentId: owed.id }, body: { minutes } }
    if (minutes.trim() === '' || (await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t('record.done'))
    setOpen(false)
  }
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setOpen(true)}>
        {t('record.open')}
      </button>
      {isOpen ? (
        <ReasonDialog
          title={t('record.title', { what: sayKind(owed.kind), dates: sayDates(owed, now) })}
          means={t('record.means')}
          label={t('record.label')}
          reads={t('record.reads')}
          reason={minutes}
          onReason={setMinutes}
          problem={send.error}
          onClose={() => setOpen(false)}
          onSubmit={() => void submit()}
          foot={
            <button type="submit" className="btn pri" disabled={send.isPending || minutes.trim() === ''}>
              {t('record.do')}
            </button>
          }
        />
      ) : null}
    </>
  )
}
