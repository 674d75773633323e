import { Icon } from '../../../ui/icons.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { formatTime } from '../../../ui/time/format-moment.ts'
import { useMe } from '../../session-gate.ts'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import { may, type Ticket } from '../ticket-types.ts'
import type { Mode } from './use-reply-draft.ts'

interface ComposerTabsProps {
  readonly ticket: Ticket
  readonly mode: Mode
  readonly onMode: (mode: Mode) => void
  readonly savedAt: number | undefined
}
/** Tabs of the composer and to whom it goes. */
export function ComposerTabs({ ticket, mode, onMode, savedAt }: ComposerTabsProps) {
  const zone = useMe().person.zone
  const others = ticket.followers.filter(({ id, side }) => side === 'customer' && id !== ticket.openedBy.id)
  const tab = (one: Mode, icon: 'reply' | 'lock', keys: string) => (
    <button
      type="button"
      className={mode === one ? 'tab on' : 'tab'}
      aria-pressed={mode === one}
      onClick={() => onMode(one)}
    >
      <Icon name={icon} size={14} />
      {t(`composer.${one}`)} <KeyHint keys={keys} />
    </button>
  )
  return (
    <div className="cp-tabs">
      {may(ticket, 'ticket.reply') ? tab('reply', 'reply', 'R') : null}
      {may(ticket, 'ticket.note') ? tab('note', 'lock', 'N') : null}
      <span className="cp-to">
        {mode === 'note'
          ? t('composer.to_colleagues', { account: ticket.account.name })
          : t('composer.to', {
              name: firstNameOf(ticket.openedBy, t('event.someone')),
              others: others.map(({ name }) => firstNameOf({ name })).join(', '),
              count: others.length,
            })}
      </span>
      <span className="gap" />
      {savedAt === undefined ? null : (
        <span className="cp-saved t">{t('composer.saved', { time: formatTime(savedAt, zone) })}</span>
      )}
    </div>
  )
}
