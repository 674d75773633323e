import type { SessionFile } from '@mainstay/contracts/session-files'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read, request } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { formatSize } from '../ui/format-size.ts'
import { Icon } from '../ui/icons.tsx'
import { AddFiles } from './add-files.tsx'
import './session-files.css'
import { t } from './session-files-text.ts'

const RemoveFile = lazy(() => import('./remove-file.tsx').then((module) => ({ default: module.RemoveFile })))

interface SessionFilesProps {
  readonly engagementId: string
  readonly side: 'customer' | 'staff'
  readonly mayAdd: boolean
  /** The reader: of a session's files contacts remove their own. */
  readonly personId: string
}
/** Files of a session: for both sides, and for the staff those that stay among them. */
export function SessionFiles({ engagementId, side, mayAdd, personId }: SessionFilesProps) {
  const params = { engagementId }
  const found = useQuery(read('GET /engagements/:engagementId/files', { params }))
  const [removing, setRemoving] = useState<SessionFile>()
  const items = found.data?.items ?? []
  return (
    <>
      {found.isError ? <ErrorNote title={t('fault')} onRetry={() => void found.refetch()} /> : null}
      {found.isSuccess && items.length === 0 ? <p className="mut">{t('none')}</p> : null}
      {items.length === 0 ? null : (
        <ul className="session-files" aria-label={t('title')}>
          {items.map((file) => (
            <FileLine
              key={file.id}
              engagementId={engagementId}
              file={file}
              onRemove={mayAdd && (side === 'staff' || file.by?.id === personId) ? () => setRemoving(file) : undefined}
            />
          ))}
        </ul>
      )}
      {mayAdd ? <AddFiles engagementId={engagementId} side={side} /> : null}
      <Suspense>
        {removing === undefined ? null : (
          <RemoveFile engagementId={engagementId} file={removing} onClose={() => setRemoving(undefined)} />
        )}
      </Suspense>
    </>
  )
}

/** Asks for an address that is good for this person and five minutes, and goes there. */
const fetchFile = async (engagementId: string, fileId: string) => {
  const link = await request('GET /engagements/:engagementId/files/:fileId/link', {
    params: { engagementId, fileId },
  }).catch(() => undefined)
  if (link === undefined) announce(t('file.link_fault'), { tone: 'fault' })
  else location.assign(link.url)
}

interface FileLineProps {
  readonly engagementId: string
  readonly file: SessionFile
  readonly onRemove: (() => void) | undefined
}
function FileLine({ engagementId, file, onRemove }: FileLineProps) {
  const { name, size, by, state, withdrawn, audience } = file
  if (state === 'withdrawn' || state === 'withheld')
    return (
      <li>
        <Icon name="shield" size={16} />
        <span className="mut">
          {withdrawn === null
            ? t('file.withheld')
            : t('file.removed', { name: withdrawn.by.name, because: withdrawn.because })}
        </span>
      </li>
    )
  return (
    <li className={audience === 'staff' ? 'session-file-inside' : undefined}>
      <Icon name={audience === 'staff' ? 'lock' : 'file'} size={16} />
      <span className="session-file-name">
        <button
          type="button"
          className="link-button lk"
          aria-label={t('file.get', { name })}
          onClick={() => void fetchFile(engagementId, file.id)}
        >
          {name}
        </button>
        <span className="sm mut t">
          {t('file.by', { name: by?.name ?? '', size: formatSize(size) })}
          {audience === 'staff' ? ` · ${t('file.staff')}` : null}
        </span>
      </span>
      {onRemove === undefined ? null : (
        <button type="button" className="btn quiet sm" aria-label={t('file.remove', { name })} onClick={onRemove}>
          <Icon name="cross" size={14} />
        </button>
      )}
    </li>
  )
}
