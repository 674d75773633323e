import type { IconName } from '../../ui/icons.tsx'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { firstName, giverOf, namePromise, spareOf } from '../promise/promise-model.ts'
import { t } from '../text.ts'
import type { Change, TimelineEntry } from './use-ticket.ts'

export interface EventWords {
  readonly icon: IconName
  /** With `**bold**` parts. */
  readonly text: string
  readonly clauses: readonly string[]
}
export interface EventReader {
  readonly personId: string
  readonly zone: string
  readonly now: number
}
type Promised = Extract<TimelineEntry, { type: 'commitment' }>

const who = ({ by }: Change, { personId }: EventReader) =>
  by === null ? t('event.desk') : by.id === personId ? t('event.you') : firstName(by.name)

/** `: the way round holds` behind a change that carries a reason. */
const because = (reason: string | null) => (reason === null ? '' : t('event.because', { reason }))

const sayStatus = (change: Change, name: string): EventWords => {
  const to = change.to ?? ''
  const keys = {
    open: 'event.status_open',
    waiting: 'event.status_waiting',
    waiting_release: 'event.status_waiting_release',
    resolved: 'event.status_resolved',
    closed: 'event.status_closed',
    solved: 'event.solved',
    not_solved: 'event.not_solved',
    withdrawn: 'event.status_withdrawn',
    spam: 'event.status_spam',
    duplicate: 'event.status_duplicate',
  } as const
  const key = Object.hasOwn(keys, to) ? keys[to as keyof typeof keys] : 'event.status_open'
  const isEnd = to === 'resolved' || to === 'closed' || to === 'solved'
  return { icon: isEnd ? 'check' : 'arrowRight', text: `${t(key, { name })}${because(change.reason)}`, clauses: [] }
}

const sayPriority = (change: Change, name: string): EventWords => {
  const isRaise = (change.to ?? '') < (change.from ?? '')
  const key = isRaise ? 'event.raised' : 'event.lowered'
  return {
    icon: 'flag',
    text: `${t(key, { name, to: change.to ?? '' })}${because(change.reason)}`,
    clauses: change.decision?.clauses ?? [],
  }
}

const plainWords: Readonly<Partial<Record<Change['kind'], readonly [IconName, Parameters<typeof t>[0]]>>> = {
  opened: ['arrowRight', 'event.opened'],
  dissent: ['hand', 'event.dissent'],
  attention: ['bell', 'event.attention'],
  acknowledgement: ['bell', 'event.acknowledged'],
  workaround: ['arrowRight', 'event.workaround'],
  withdrawal: ['shield', 'event.withdrawal'],
  takeover: ['people', 'event.takeover'],
  fixed_in: ['check', 'event.fixed_in'],
  kind: ['pen', 'event.kind'],
}

/** A decision between the messages, in one line. */
export const sayChange = (change: Change, reader: EventReader): EventWords => {
  const name = who(change, reader)
  const { kind, to, reason } = change
  if (kind === 'status') return sayStatus(change, name)
  if (kind === 'priority') return sayPriority(change, name)
  if (kind === 'ruling')
    return {
      icon: 'hand',
      text: `${t(to === 'upheld' ? 'event.upheld' : 'event.dismissed', { name })}${because(reason)}`,
      clauses: change.decision?.clauses ?? [],
    }
  if (kind === 'assignment')
    return {
      icon: 'people',
      text: to === null ? t('event.let_go', { name }) : t('event.assigned', { to }),
      clauses: [],
    }
  if (kind === 'sight')
    return { icon: 'lock', text: t(to === 'private' ? 'event.private' : 'event.team', { name }), clauses: [] }
  if (kind === 'reminder')
    return { icon: 'bell', text: t(to === 'closing_soon' ? 'event.closing_soon' : 'event.reminder'), clauses: [] }
  if (kind === 'follow_up') return { icon: 'link', text: t('event.follow_up', { name }), clauses: [] }
  const [icon, key] = plainWords[kind] ?? ['arrowRight', 'event.other']
  const clauses = kind === 'opened' ? (change.decision?.clauses ?? []).slice(0, 1) : []
  return { icon, text: `${t(key, { name, to: to ?? '' })}${because(reason)}`, clauses }
}

/** What became of a promise, in one line; undefined for what another line tells already. */
export const sayHappening = ({ happened, commitment }: Promised, reader: EventReader): EventWords | undefined => {
  // day and time stay on one line
  const due = formatNear(Date.parse(commitment.dueAt), reader.zone, reader.now, 'weekday').replaceAll(' ', '\u00a0')
  const clauses = commitment.clauses.slice(0, 1)
  const isByHand = commitment.source === 'person'
  switch (happened) {
    case 'started':
      return isByHand
        ? { icon: 'flag', text: t('event.promised_by', { name: giverOf(commitment), due }), clauses: [] }
        : { icon: 'flag', text: t('event.promised', { what: namePromise(commitment), due }), clauses }
    case 'breached':
      return { icon: 'flag', text: t(isByHand ? 'event.late_update' : 'event.late', { due }), clauses }
    case 'met': {
      const spare = formatDuration(spareOf(commitment))
      return { icon: 'check', text: t('event.met', { length: spare }), clauses: [] }
    }
    case 'met_late': {
      const late = Date.parse(commitment.metAt ?? commitment.dueAt) - Date.parse(commitment.dueAt)
      return { icon: 'check', text: t('event.met_late', { length: formatDuration(late) }), clauses: [] }
    }
    default:
      return undefined
  }
}
