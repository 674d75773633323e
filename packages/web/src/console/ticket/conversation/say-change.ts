import type { IconName } from '../../../ui/icons.tsx'
import { capital, t as sayScope } from '../../scope/scope-text.ts'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import type { ChangeItem, PromiseItem, Ticket } from '../ticket-types.ts'

/** A line between messages: bold words, then the rest. */
export interface EventWords {
  readonly icon: IconName
  readonly lead: string
  readonly rest?: string | undefined
  readonly tone?: 'near' | 'late' | 'kept'
}
const isStatus = (value: string | null): value is Ticket['status'] =>
  value === 'open' || value === 'waiting' || value === 'waiting_release' || value === 'resolved' || value === 'closed'

const nameOf = ({ by, side }: ChangeItem) =>
  firstNameOf(by, t(side === 'automatic' ? 'event.by_itself' : 'event.someone'))
const quote = (reason: string | null) => (reason === null ? '' : t('event.quote', { reason }))

const sayPriority = (change: ChangeItem, reader: string): EventWords => {
  const { from, to, reason, side } = change
  const isRaise = (to ?? '') < (from ?? '')
  return {
    icon: isRaise ? 'up' : 'down',
    lead: t(isRaise ? 'event.raised' : 'event.lowered', { name: nameOf(change), from: from ?? '', to: to ?? '' }),
    rest: [quote(reason), side === 'staff' ? t('event.readers', { name: reader }) : t('event.raise_counts')]
      .filter(Boolean)
      .join(' '),
  }
}

const sayStatus = (change: ChangeItem) => {
  const { from, to } = change
  const name = nameOf(change)
  if (to === 'open' && (from === 'resolved' || from === 'closed')) return t('event.reopened', { name })
  return isStatus(to) ? t(`event.to_${to}`, { name }) : t('event.status', { name, status: to ?? '' })
}

const sayAssignment = (change: ChangeItem) => {
  const name = nameOf(change)
  if (change.to === null) return t('event.let_go', { name })
  return change.to === change.by?.name
    ? t('event.took', { name })
    : t('event.assigned', { name, to: firstNameOf({ name: change.to }) })
}

const sayVerdict = (change: ChangeItem): EventWords => {
  const words = change.to ?? ''
  return change.side === 'automatic'
    ? {
        icon: 'shield',
        lead: sayScope('scope.event_found', { words: capital(words) }),
        rest: sayScope('scope.event_found_rest'),
      }
    : { icon: 'shield', lead: sayScope('scope.event_decided', { name: nameOf(change), words }) }
}

/** A decision or change in one line, as staff read it. */
export const sayChange = (change: ChangeItem, reader: string): EventWords | undefined => {
  const name = nameOf(change)
  const { kind, to, from, reason } = change
  switch (kind) {
    case 'opened':
      return undefined
    case 'priority':
      return sayPriority(change, reader)
    case 'dissent':
      return { icon: 'flag', lead: t('event.dissent', { name }), rest: quote(reason), tone: 'near' }
    case 'ruling':
      return {
        icon: 'check',
        lead: t(to === 'upheld' ? 'event.ruling_upheld' : 'event.ruling_kept', { name }),
        rest: quote(reason),
      }
    case 'status':
      return { icon: 'right', lead: sayStatus(change), rest: quote(reason) }
    case 'attention':
      return { icon: 'bell', lead: t('event.attention', { name }), rest: quote(reason), tone: 'near' }
    case 'acknowledgement':
      return { icon: 'check', lead: t('event.acknowledged', { name }), rest: quote(reason) }
    case 'assignment':
      return { icon: 'people', lead: sayAssignment(change) }
    case 'sight':
      return { icon: 'lock', lead: t(to === 'private' ? 'event.private' : 'event.team', { name }) }
    case 'workaround':
      return { icon: 'check', lead: t('event.workaround', { name }) }
    case 'withdrawal':
      return { icon: 'cross', lead: t('event.withdrawal', { name }), rest: quote(reason) }
    case 'follow_up':
      return { icon: 'link', lead: t('event.follow_up', { name }) }
    case 'reminder':
      return { icon: 'bell', lead: t('event.reminder', { name: reader }) }
    case 'kind':
      return { icon: 'pen', lead: t('event.kind', { name, from: from ?? '', to: to ?? '' }) }
    case 'scope':
      return sayVerdict(change)
    case 'fixed_in':
      return { icon: 'check', lead: t('event.fixed_in', { version: to ?? '' }) }
    case 'takeover':
      return { icon: 'people', lead: t('event.takeover', { name: to ?? name }) }
  }
}

/** What the promise itself did, where that is news: warnings, a miss, a replacement. The rest stands with the messages. */
export const sayPromise = ({ happened, share, commitment }: PromiseItem): EventWords | undefined => {
  switch (happened) {
    case 'warned':
      return { icon: 'bell', lead: t('event.warned', { share: Math.round((share ?? 0) * 100) }), tone: 'near' }
    case 'breached':
      return { icon: 'flag', lead: t('event.breached'), rest: t('event.breached_told'), tone: 'late' }
    case 'cancelled':
      return { icon: 'flag', lead: t('event.cancelled'), rest: commitment.endedBecause ?? undefined }
    case 'paused':
      return { icon: 'pause', lead: t('event.paused') }
    case 'resumed':
      return { icon: 'right', lead: t('event.resumed') }
    case 'started':
    case 'superseded':
    case 'met':
    case 'met_late':
      return undefined
  }
}
