import { useQuery } from '@tanstack/react-query'
import { pictureOf, request } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { formatSize } from '../../ui/format-size.ts'
import { Icon } from '../../ui/icons.tsx'
import { Thumbnail } from '../../ui/thumbnail.tsx'
import '../files/files.css'
import { t } from '../text.ts'
import type { Message } from './use-ticket.ts'

type File = Message['files'][number]

/** Asks for an address that is good for this person and five minutes, and goes there. */
const fetchFile = async (ticketId: string, fileId: string) => {
  const link = await request('GET /tickets/:ticketId/files/:fileId/link', { params: { ticketId, fileId } }).catch(
    () => undefined,
  )
  if (link === undefined) announce(t('files.link_fault'), { tone: 'fault' })
  else location.assign(link.url)
}

function FilePicture({ ticketId, file }: { readonly ticketId: string; readonly file: File }) {
  const { data, isError } = useQuery(pictureOf(ticketId, file.id))
  return isError ? null : <Thumbnail name={file.name} address={data?.url} />
}

function FileLine({ ticketId, file }: { readonly ticketId: string; readonly file: File }) {
  if (file.state === 'withdrawn' || file.state === 'withheld')
    return (
      <li className="file-row">
        <Icon name="shield" />
        <span className="mut">{t(file.state === 'withdrawn' ? 'files.withdrawn' : 'files.withheld')}</span>
      </li>
    )
  return (
    <li className="file-row">
      <Icon name="file" />
      <span className="file-name">{file.name}</span>
      <span className="sm mut t file-size">{formatSize(file.size)}</span>
      <button
        type="button"
        className="btn quiet sm"
        aria-label={t('files.download', { name: file.name })}
        onClick={() => void fetchFile(ticketId, file.id)}
      >
        <Icon name="download" />
      </button>
    </li>
  )
}

/** The files of a message, each to be fetched by who may read the ticket. */
export function MessageFiles({ ticketId, files }: { readonly ticketId: string; readonly files: readonly File[] }) {
  if (files.length === 0) return null
  const pictures = files.filter(({ isPicture }) => isPicture)
  return (
    <>
      {pictures.length === 0 ? null : (
        <div className="file-pictures">
          {pictures.map((file) => (
            <FilePicture key={file.id} ticketId={ticketId} file={file} />
          ))}
        </div>
      )}
      <ul className="file-list" aria-label={t('files.label')}>
        {files.map((file) => (
          <FileLine key={file.id} ticketId={ticketId} file={file} />
        ))}
      </ul>
    </>
  )
}
