import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { t } from '../../excuses/excuse-text.ts'
import { ReasonDialog } from '../../owed/reason-dialog.tsx'
import { announce } from '../../ui/announcer.tsx'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { clauseHref } from '../ticket/ticket-types.ts'

interface ExcuseDialogProps {
  readonly commitmentId: string
  /** What was late, in words. */
  readonly what: string
  readonly onClose: () => void
}
/** A lead marks what was late with a reason that the customer reads; whether she may is said before she writes. */
export function ExcuseDialog({ commitmentId, what, onClose }: ExcuseDialogProps) {
  const params = { commitmentId }
  const asked = useQuery(read('GET /commitments/:commitmentId/excuse', { params }))
  const send = useSend('POST /commitments/:commitmentId/excuse')
  const [reason, setReason] = useState('')
  const verdict = asked.data?.verdict
  const submit = async () => {
    if ((await send.mutateAsync({ params, body: { reason } }).catch(() => undefined)) === undefined) return
    announce(t('excuse.done'))
    onClose()
  }
  return (
    <ReasonDialog
      title={t('excuse.title', { what })}
      means={t('excuse.means')}
      label={t('excuse.label')}
      reads={t('excuse.reads')}
      reason={reason}
      onReason={setReason}
      problem={send.error}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <button
          type="submit"
          className="btn pri"
          disabled={verdict?.may !== true || send.isPending || reason.trim() === ''}
        >
          {t('excuse.do')}
        </button>
      }
    >
      {asked.isError ? <ErrorNote title={t('excuse.fault')} onRetry={() => void asked.refetch()} /> : null}
      {asked.isPending ? <SkeletonRows rows={1} height={20} /> : null}
      {verdict?.decision.reasons.map(({ code, text, clause }) => (
        <p key={code} className={verdict.may ? undefined : 'late-t'}>
          {text} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
        </p>
      ))}
    </ReasonDialog>
  )
}
