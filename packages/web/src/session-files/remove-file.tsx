import type { SessionFile } from '@mainstay/contracts/session-files'
import { useState } from 'react'
import { useSend } from '../data/index.ts'
import { ReasonDialog } from '../owed/reason-dialog.tsx'
import { announce } from '../ui/announcer.tsx'
import { t } from './session-files-text.ts'

interface RemoveFileProps {
  readonly engagementId: string
  readonly file: SessionFile
  readonly onClose: () => void
}
/** Removes a file for good, with the reason that stays in its place. */
export function RemoveFile({ engagementId, file, onClose }: RemoveFileProps) {
  const send = useSend('POST /engagements/:engagementId/files/:fileId/withdrawal')
  const [because, setBecause] = useState('')
  const submit = async () => {
    const params = { engagementId, fileId: file.id }
    if ((await send.mutateAsync({ params, body: { because } }).catch(() => undefined)) === undefined) return
    announce(t('remove.done'))
    onClose()
  }
  return (
    <ReasonDialog
      title={t('remove.title', { name: file.name })}
      means={t('remove.means')}
      label={t('remove.label')}
      reason={because}
      onReason={setBecause}
      problem={send.error}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <button type="submit" className="btn pri" disabled={send.isPending || because.trim() === ''}>
          {t('remove.do')}
        </button>
      }
    />
  )
}
