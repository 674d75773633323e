import { type ChangeEvent, useRef, useState } from 'react'
import { ApiProblem, uploadFile } from '../../../data/index.ts'
import { announce } from '../../../ui/announcer.tsx'
import { formatSize } from '../../../ui/format-size.ts'
import { Icon } from '../../../ui/icons.tsx'
import { t } from '../ticket-text.ts'
import type { AttachedFile } from './use-reply-draft.ts'

const largest = 25 * 1024 * 1024

/** Uploads what is picked, pasted or dropped; a file that fails is said, the others go on. */
export const useUploads = (onAttached: (file: AttachedFile) => void) => {
  const [sending, setSending] = useState<readonly string[]>([])
  const upload = async (file: File) => {
    if (file.size > largest) {
      announce(t('attach.too_large', { name: file.name }), { tone: 'fault' })
      return
    }
    setSending((now) => [...now, file.name])
    await uploadFile(file).then(
      ({ id, name, size }) => onAttached({ id, name, size }),
      (problem: unknown) =>
        announce(
          t('attach.fault', {
            name: file.name,
            why: problem instanceof ApiProblem ? problem.title : t('problem.unknown'),
          }),
          { tone: 'fault' },
        ),
    )
    setSending((now) => now.filter((name) => name !== file.name))
  }
  return { sending, add: (files: Iterable<File>) => [...files].forEach((file) => void upload(file)) }
}

/** The button that picks files. */
export function AttachButton({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.currentTarget.files ?? [])])
    event.currentTarget.value = ''
  }
  return (
    <>
      <input ref={input} type="file" multiple hidden onChange={take} />
      <button
        type="button"
        className="btn quiet"
        aria-label={t('attach.add')}
        title={t('attach.add')}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </button>
    </>
  )
}

interface AttachedProps {
  readonly files: readonly AttachedFile[]
  readonly sending: readonly string[]
  readonly onDrop: (id: string) => void
}
/** What goes with the message. */
export function Attached({ files, sending, onDrop }: AttachedProps) {
  if (files.length === 0 && sending.length === 0) return null
  return (
    <ul className="cp-files">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <Icon name="clip" size={14} /> {name} <span className="mut">{formatSize(size)}</span>
          <button type="button" aria-label={t('attach.drop', { name })} onClick={() => onDrop(id)}>
            <Icon name="cross" size={12} />
          </button>
        </li>
      ))}
      {sending.map((name) => (
        <li key={name} role="status">
          {t('attach.sending', { name })}
        </li>
      ))}
    </ul>
  )
}
