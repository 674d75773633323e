import { Avatar } from '../../ui/avatar.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { When } from '../../ui/time/when.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { MessageFiles } from './message-files.tsx'
import type { OtherSide } from './timeline.tsx'
import type { Message } from './use-ticket.ts'

/** Whose side speaks, and from where. */
const sayPlace = (message: Message, personId: string, vendor: string) => {
  const { author, side } = message
  if (author?.id === personId) return t('message.you')
  if (side !== 'staff') return author?.city ?? ''
  return author?.city == null ? vendor : t('message.place', { vendor, city: author.city })
}

function Removed({ message, zone }: { readonly message: Message; readonly zone: string }) {
  const now = useNow()
  if (message.withdrawn === null) return null
  const { by, at, because } = message.withdrawn
  const time = formatNear(Date.parse(at), zone, now, 'weekday')
  return <p className="message-removed">{t('message.removed', { name: by.name, time, because })}</p>
}

interface MessageItemProps {
  readonly message: Message
  readonly zone: string
  readonly other: OtherSide
}
/** One message, with who wrote it from where, and its files. */
export function MessageItem({ message, zone, other }: MessageItemProps) {
  const { person, vendor } = useMe()
  const isMine = message.author?.id === person.id
  const name = message.author?.name ?? vendor.name
  return (
    <article className="message" id={message.id} aria-label={t('message.label', { name })}>
      <Avatar name={name} size={36} tone={message.side === 'staff' ? 'soft' : 'plain'} />
      <div>
        <header className="message-by">
          <b>{name}</b>
          <span className="qt">{sayPlace(message, isMine ? person.id : '', vendor.name)}</span>
          {message.shared === null ? null : <span className="qt">{t('message.shared')}</span>}
          <span className="qt message-at">
            <When at={Date.parse(message.at)} zone={zone} {...other} always="weekday" />
          </span>
        </header>
        {message.text === '' ? null : <WrittenText text={message.text} />}
        <Removed message={message} zone={zone} />
        <MessageFiles ticketId={message.ticketId} files={message.files} />
      </div>
    </article>
  )
}
