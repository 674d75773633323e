import { formatSize } from '../../ui/format-size.ts'
import { Icon } from '../../ui/icons.tsx'
import { t } from '../text.ts'
import './files.css'
import type { Attachments, KeptFile, Sending } from './use-attachments.ts'

function SendingFile({ one, attachments }: { readonly one: Sending; readonly attachments: Attachments }) {
  const { file, share, fault, mayRetry, key } = one
  const percent = Math.round(share * 100)
  return (
    <li className="file-row">
      <Icon name="file" />
      <span className="file-name">{file.name}</span>
      {fault === undefined ? (
        <>
          <progress max={100} value={percent} aria-label={t('files.progress', { name: file.name })} />
          <span className="sm mut t">
            {t('files.so_far', { sent: formatSize(file.size * share), all: formatSize(file.size) })}
          </span>
        </>
      ) : (
        <span className="file-fault sm" role="alert">
          {fault}
        </span>
      )}
      {fault !== undefined && mayRetry ? (
        <button type="button" className="btn sm" onClick={() => void attachments.retry(one)}>
          {t('files.again')}
        </button>
      ) : null}
      <RemoveButton name={file.name} onRemove={() => attachments.drop(key)} />
    </li>
  )
}

function RemoveButton({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return (
    <button type="button" className="btn quiet sm" aria-label={t('files.remove', { name })} onClick={onRemove}>
      <Icon name="cross" size={14} />
    </button>
  )
}

interface AttachmentListProps {
  readonly kept: readonly KeptFile[]
  readonly attachments: Attachments
}
/** Files that go with a message: those that are there, and those on their way with how far they came. */
export function AttachmentList({ kept, attachments }: AttachmentListProps) {
  if (kept.length === 0 && attachments.sending.length === 0) return null
  return (
    <ul className="file-list" aria-label={t('files.label')}>
      {kept.map(({ id, name, size }) => (
        <li key={id} className="file-row">
          <Icon name="file" />
          <span className="file-name">{name}</span>
          <span className="sm mut t file-size">{formatSize(size)}</span>
          <RemoveButton name={name} onRemove={() => attachments.remove(id)} />
        </li>
      ))}
      {attachments.sending.map((one) => (
        <SendingFile key={one.key} one={one} attachments={attachments} />
      ))}
    </ul>
  )
}
