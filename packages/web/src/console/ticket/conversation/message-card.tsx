import { Avatar } from '../../../ui/avatar.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { WrittenText } from '../../../ui/written-text.tsx'
import { Moment } from '../../moment.tsx'
import { useMe } from '../../session-gate.ts'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import type { MessageItem, Ticket } from '../ticket-types.ts'
import { FileLink, FilePicture } from './file-link.tsx'
import { MessageMenu } from './message-menu.tsx'

interface MessageCardProps {
  readonly ticket: Ticket
  readonly message: MessageItem
  /** `First answer, in time: 45 min of the 4 h promised`, under the message that met a promise. */
  readonly kept?: { readonly words: string; readonly isLate: boolean } | undefined
}

const roleOf = ({ account }: Ticket, { side, audience, author }: MessageItem, vendor: string) => {
  if (audience === 'staff') return t('message.note')
  if (side === 'staff') return t('message.public_reply', { vendor })
  if (side === 'automatic') return t('message.automatic')
  return [account.name, author?.city].filter(Boolean).join(', ')
}

/** What was removed, by whom and why, in place of the text. */
function Withdrawn({ message }: { readonly message: MessageItem }) {
  if (message.withdrawn === null) return null
  const { by, because, at } = message.withdrawn
  return (
    <p className="cv-withdrawn">
      {t('message.withdrawn', { name: firstNameOf(by), because })} <Moment at={at} />
    </p>
  )
}

/** One message: the customer's plain, ours in a frame, a note on warm ground with a lock. */
export function MessageCard({ ticket, message, kept }: MessageCardProps) {
  const me = useMe()
  const isNote = message.audience === 'staff'
  const name = message.author?.name || t('event.someone')
  const look = isNote ? 'note' : message.side === 'staff' ? 'ours' : ''
  return (
    <article
      className={`cv-msg ${look}`}
      id={message.id}
      aria-label={t(isNote ? 'message.note_by' : 'message.by', { name })}
    >
      <header>
        {isNote ? <Icon name="lock" size={14} /> : null}
        <Avatar name={message.author?.name} tone={message.author?.id === me.person.id ? 'me' : 'plain'} />
        <b>{name}</b>
        <span className="cv-role">{roleOf(ticket, message, me.vendor.name)}</span>
        {message.shared?.tickets == null ? null : (
          <span className="cl">{t('message.shared', { count: message.shared.tickets })}</span>
        )}
        <span className="gap" />
        {isNote ? (
          <span className="cv-hidden">{t('message.not_visible', { account: ticket.account.name })}</span>
        ) : null}
        <Moment at={message.at} day />
        <MessageMenu ticket={ticket} message={message} />
      </header>
      <div className="cv-body">
        {message.text === '' ? null : <WrittenText text={message.text} />}
        <Withdrawn message={message} />
      </div>
      <Pictures ticketId={ticket.id} files={message.files} />
      {message.files.map((file) => (
        <FileLink key={file.id} ticket={ticket} file={file} />
      ))}
      {kept === undefined ? null : (
        <p className={kept.isLate ? 'cv-kept late-t' : 'cv-kept'}>
          <Icon name={kept.isLate ? 'flag' : 'check'} size={14} />
          {kept.words}
        </p>
      )}
    </article>
  )
}

function Pictures({ ticketId, files }: { readonly ticketId: string; readonly files: MessageItem['files'] }) {
  const pictures = files.filter(({ isPicture }) => isPicture)
  if (pictures.length === 0) return null
  return (
    <div className="cv-pictures">
      {pictures.map((file) => (
        <FilePicture key={file.id} ticketId={ticketId} file={file} />
      ))}
    </div>
  )
}
