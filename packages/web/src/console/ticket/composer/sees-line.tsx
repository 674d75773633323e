import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { read } from '../../../data/index.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Marked } from '../../../ui/marked.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { formatNear } from '../../../ui/time/format-moment.ts'
import { OtherSide } from '../../moment.tsx'
import { useMe } from '../../session-gate.ts'
import { t } from '../../text.ts'
import { firstNameOf } from '../say-people.ts'
import type { Ticket } from '../ticket-types.ts'

interface SeesLineProps {
  readonly ticket: Ticket
  readonly turn: 'customer' | 'staff'
  readonly nextUpdateBy: string
  readonly priority: Ticket['priority'] | undefined
}
/** What the opener will see once this is sent, in her words and on her clock. */
export function SeesLine({ ticket, turn, nextUpdateBy, priority }: SeesLineProps) {
  const me = firstNameOf(useMe().person)
  const other = useContext(OtherSide)
  const now = useNow('minute')
  const contacts = useQuery(read('GET /accounts/:accountId/contacts', { params: { accountId: ticket.account.id } }))
  const zone = contacts.data?.items.find(({ person }) => person.id === ticket.openedBy.id)?.zone ?? other?.zone ?? 'UTC'
  const parts = [
    t('sees.answered', { me }),
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
    </div>
  )
}
