import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { read } from '../../../data/index.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Marked } from '../../../ui/marked.tsx'
import { isAway } from '../../../ui/primary/is-away.ts'
import { t as sayAway } from '../../../ui/primary/primary-text.ts'
import { useNow } from '../../../ui/time/clock.ts'
import { formatNear } from '../../../ui/time/format-moment.ts'
import { OtherSide } from '../../moment.tsx'
import { t as sayScope } from '../../scope/scope-text.ts'
import { useMe } from '../../session-gate.ts'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import type { Ticket } from '../ticket-types.ts'

interface SeesLineProps {
  readonly ticket: Ticket
  readonly turn: 'customer' | 'staff'
  readonly nextUpdateBy: string
  readonly priority: Ticket['priority'] | undefined
  /** The verdict that goes with it, in words. */
  readonly scope?: string | undefined
}
/** What the opener will see once this is sent, in her words and on her clock. */
export function SeesLine({ ticket, turn, nextUpdateBy, priority, scope }: SeesLineProps) {
  const { person } = useMe()
  const me = firstNameOf(person)
  const readerZone = person.zone
  const other = useContext(OtherSide)
  const now = useNow('minute')
  const contacts = useQuery(read('GET /accounts/:accountId/contacts', { params: { accountId: ticket.account.id } }))
  const opener = contacts.data?.items.find(({ person }) => person.id === ticket.openedBy.id)
  const zone = opener?.zone ?? other?.zone ?? 'UTC'
  const awayUntil = opener !== undefined && isAway(opener.awayUntil, now) ? opener.awayUntil : undefined
  const parts = [
    t('sees.answered', { me }),
    scope === undefined ? '' : sayScope('scope.sees', { me, words: scope }),
    priority === undefined ? '' : t('sees.raised', { me, priority }),
    t(turn === 'customer' ? 'sees.your_turn' : 'sees.our_turn'),
    nextUpdateBy === '' ? '' : t('sees.next', { me, time: formatNear(Date.parse(nextUpdateBy), zone, now, 'weekday') }),
  ]
  return (
    <div className="cp-sees">
      <span className="cp-sees-who">
        <Icon name="eye" size={14} />
        {t('sees.who', { name: firstNameOf(ticket.openedBy, t('event.someone')) })}
      </span>
      <p>
        <Marked text={t('sees.quote', { words: parts.filter(Boolean).join(' ') })} />
      </p>
      {awayUntil === undefined ? null : (
        <p className="near-t">
          {sayAway('away.is_told', {
            name: firstNameOf(ticket.openedBy),
            time: formatNear(Date.parse(awayUntil), readerZone, now),
          })}
        </p>
      )}
    </div>
  )
}
