import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiProblem, keyOf, uploadFile, useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Icon } from '../ui/icons.tsx'
import { t } from './session-files-text.ts'

interface AddFilesProps {
  readonly engagementId: string
  readonly side: 'customer' | 'staff'
}
/** Uploads what is chosen and adds it to the session; staff say who reads it. */
export function AddFiles({ engagementId, side }: AddFilesProps) {
  const client = useQueryClient()
  const add = useSend('POST /engagements/:engagementId/files')
  const [sending, setSending] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const params = { engagementId }
  const send = async (files: readonly File[], audience: 'customer' | 'staff') => {
    setProblem(undefined)
    try {
      const fileIds: string[] = []
      for (const file of files) {
        setSending(file.name)
        fileIds.push((await uploadFile(file)).id)
      }
      const { body } = await add.mutateAsync({ params, body: { fileIds, audience } })
      client.setQueryData(keyOf('GET /engagements/:engagementId/files', { params }), body)
      announce(t('add.done', { count: fileIds.length }))
    } catch (fault) {
      setProblem(fault instanceof ApiProblem && fault.title ? fault.title : t('fault'))
    }
    setSending(undefined)
  }
  const isBusy = sending !== undefined || add.isPending
  return (
    <div className="session-files-add">
      {side === 'staff' ? (
        <>
          <Chooser label={t('add.customer_staff')} isBusy={isBusy} onFiles={(files) => void send(files, 'customer')} />
          <Chooser label={t('add.staff')} isInside isBusy={isBusy} onFiles={(files) => void send(files, 'staff')} />
        </>
      ) : (
        <Chooser label={t('add.customer')} isBusy={isBusy} onFiles={(files) => void send(files, 'customer')} />
      )}
      <span role="status" className="sm mut">
        {sending === undefined ? null : t('add.sending', { name: sending })}
      </span>
      {problem === undefined ? null : <ErrorNote title={problem} />}
    </div>
  )
}

interface ChooserProps {
  readonly label: string
  readonly isInside?: boolean
  readonly isBusy: boolean
  readonly onFiles: (files: readonly File[]) => void
}
function Chooser({ label, isInside = false, isBusy, onFiles }: ChooserProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="btn sm" disabled={isBusy} onClick={() => picker.current?.click()}>
        <Icon name={isInside ? 'lock' : 'clip'} size={14} /> {label}
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
