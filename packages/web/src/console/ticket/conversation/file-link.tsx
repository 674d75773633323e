import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { pictureOf, request } from '../../../data/index.ts'
import { announce } from '../../../ui/announcer.tsx'
import { formatSize } from '../../../ui/format-size.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Thumbnail } from '../../../ui/thumbnail.tsx'
import { Moment } from '../../moment.tsx'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import { type MessageItem, may, type Ticket } from '../ticket-types.ts'
import { WithdrawFile } from './withdraw-file.tsx'

type File = MessageItem['files'][number]

/** A file of a message. The address to fetch it is asked for at the click: it holds for this person and five minutes. */
export function FileLink({ ticket, file }: { readonly ticket: Ticket; readonly file: File }) {
  const [isBusy, setIsBusy] = useState(false)
  const [isRemoving, setIsRemoving] = useState(false)
  const ticketId = ticket.id
  const isGone = file.state === 'withdrawn' || file.state === 'withheld'
  const fetchFile = async () => {
    setIsBusy(true)
    const link = await request('GET /tickets/:ticketId/files/:fileId/link', {
      params: { ticketId, fileId: file.id },
    }).catch(() => undefined)
    setIsBusy(false)
    if (link === undefined) announce(t('file.fault', { name: file.name }), { tone: 'fault' })
    else location.assign(link.url)
  }
  return (
    <p className="cv-file">
      <Icon name="clip" size={14} />
      {file.state === 'withdrawn' ? <Removed file={file} /> : null}
      {file.state === 'withheld' ? <span className="qt">{t('file.withheld', { name: file.name })}</span> : null}
      {isGone ? null : (
        <button type="button" disabled={isBusy} onClick={() => void fetchFile()}>
          {file.name}
        </button>
      )}
      {file.state === 'withdrawn' ? null : <span className="mut">{formatSize(file.size)}</span>}
      {file.state === 'withdrawn' || !may(ticket, 'ticket.reply') ? null : (
        <button
          type="button"
          className="cv-more"
          aria-label={t('withdraw.file_open', { name: file.name })}
          title={t('withdraw.file_open', { name: file.name })}
          onClick={() => setIsRemoving(true)}
        >
          <Icon name="shield" size={14} />
        </button>
      )}
      {isRemoving ? <WithdrawFile ticketId={ticketId} file={file} onClose={() => setIsRemoving(false)} /> : null}
    </p>
  )
}

/** The same in small, for what can be shown. */
export function FilePicture({ ticketId, file }: { readonly ticketId: string; readonly file: File }) {
  const { data, isError } = useQuery(pictureOf(ticketId, file.id))
  return isError ? null : <Thumbnail name={file.name} address={data?.url} />
}

/** What is left of a file that was removed: who, when and why. */
function Removed({ file: { withdrawn } }: { readonly file: File }) {
  if (withdrawn === null) return <span className="qt">{t('file.removed')}</span>
  return (
    <span className="qt">
      {t('file.removed_by', { name: firstNameOf(withdrawn.by), because: withdrawn.because })}{' '}
      <Moment at={withdrawn.at} />
    </span>
  )
}
