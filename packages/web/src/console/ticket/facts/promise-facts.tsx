import { ExcusedNote } from '../../../excuses/excused-note.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { Ribbon } from '../../../ui/ribbon/ribbon.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { useCountdown } from '../../../ui/time/countdown.tsx'
import { daysBetween, formatNear } from '../../../ui/time/format-moment.ts'
import { ExcuseLate } from '../../excuses/excuse-late.tsx'
import { namePromise, promiseModel } from '../../promise/promise-model.ts'
import { sayState } from '../../promise/say-state.ts'
import { useMe } from '../../session-gate.ts'
import { t } from '../ticket-text.ts'
import { clauseHref, type Ticket } from '../ticket-types.ts'
import { WhyThen } from './why-then.tsx'

type Promised = Ticket['commitments'][number]

/** Something waits for a decision below: the reasons fold to make room. */
const isAsked = ({ flags }: Ticket) => flags.includes('dissent') || flags.includes('attention')

const headingOf = ({ source, state }: Promised) => {
  if (state === 'breached') return t('ticket.late')
  return t(source === 'person' ? 'ticket.update_by' : 'ticket.answer_by')
}

/** The time in large, how much of it is left, and the same instant where the customer is. */
function Due({ promise }: { readonly promise: Promised }) {
  const { zone } = useMe().person
  const now = useNow('minute')
  const reading = useCountdown(promiseModel(promise, zone))
  const { isLate, isNear, isStanding, length, due, goesOnAt } = reading
  const isToday = daysBetween(now, Date.parse(promise.dueAt), zone) === 0
  const tone = isLate ? 'late-t' : isNear ? 'near-t' : ''
  const left = isLate
    ? t('promise.late_by', { length })
    : t(promise.source === 'person' ? 'ticket.to_go' : 'ticket.support_left', { length })
  return (
    <p className="tk-due t">
      <time dateTime={promise.dueAt} title={due.both}>
        {due.reader}
      </time>
      <span>
        <b className={tone}>{left}</b>
        <br />
        <span className="mut">
          {isStanding && goesOnAt !== undefined
            ? t('ticket.goes_on', { time: formatNear(goesOnAt, zone, now) })
            : [
                isToday ? t('ticket.today') : '',
                due.other === undefined ? '' : t('ticket.there', { time: due.other, city: promise.city }),
              ]
                .filter(Boolean)
                .join(', ')}
        </span>
      </span>
    </p>
  )
}

/** The time that held before a lowering that the customer disagrees with: it holds again if a lead decides for her. */
const dissentOf = ({ flags, running, commitments }: Ticket) => {
  if (running === null || !flags.includes('dissent')) return undefined
  const replaced = commitments.find(({ supersededBy }) => supersededBy === running.id)
  if (replaced === undefined || Date.parse(replaced.dueAt) >= Date.parse(running.dueAt)) return undefined
  return Date.parse(replaced.dueAt)
}

/** What is promised on this ticket now: the time, drawn, and why then. */
export function PromiseFacts({ ticket, isShort = false }: { readonly ticket: Ticket; readonly isShort?: boolean }) {
  const { zone } = useMe().person
  const { running, latest } = ticket
  const promise = running ?? (isShort ? null : latest)
  const now = useNow('minute')
  const dissentAt = dissentOf(ticket)
  const dissentWords =
    dissentAt === undefined ? undefined : t('ticket.dissent_due', { time: formatNear(dissentAt, zone, now, 'weekday') })
  if (promise === null) return isShort ? null : <section className="tk-promise mut">{t('ticket.no_promise')}</section>
  return (
    <section className="tk-promise">
      {running === null ? (
        <p className="mut">
          {t('ticket.nothing_owed', { name: namePromise(promise), state: sayState(promise.state) })}
        </p>
      ) : (
        <>
          <p className="mut">{headingOf(running)}</p>
          <Due promise={running} />
        </>
      )}
      <Ribbon
        model={promiseModel(promise, zone, {
          ...(dissentAt === undefined ? {} : { dissent: { dueAt: dissentAt, text: dissentWords ?? '' } }),
        })}
        clauseHref={clauseHref}
      />
      {dissentWords === undefined ? null : (
        <p className="tk-dissent-due">
          <Icon name="flag" size={14} />
          {dissentWords}
        </p>
      )}
      {isShort ? null : <WhyThen ticket={ticket} commitmentId={promise.id} isOpen={!isAsked(ticket)} />}
    </section>
  )
}

/** `1 answered in time, 2 replaced`. */
const sumUp = (promises: readonly Promised[]) => {
  const counts = new Map<string, number>()
  for (const { state } of promises) counts.set(sayState(state), (counts.get(sayState(state)) ?? 0) + 1)
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ')
}

/** Every promise made on this ticket, the latest first. */
export function PromiseHistory({ ticket }: { readonly ticket: Ticket }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  if (ticket.commitments.length === 0) return null
  return (
    <section>
      <details>
        <summary>
          <h2>{t('ticket.earlier')}</h2>
          <span className="tk-aside">{sumUp(ticket.commitments)}</span>
        </summary>
        <ul className="tk-promises">
          {ticket.commitments.toReversed().map((promise) => (
            <li key={promise.id}>
              <Ribbon size="spark" width={56} model={promiseModel(promise, zone)} />
              <span>
                {[promise.priority, namePromise(promise)].filter(Boolean).join(' · ')}
                <br />
                <span className="mut t">
                  {t('ticket.promise_line', {
                    state: sayState(promise.state),
                    time: formatNear(Date.parse(promise.dueAt), zone, now, 'weekday'),
                  })}
                </span>
                <ExcuseLate promise={promise} what={namePromise(promise)} />
                {promise.excused === null ? null : <ExcusedNote excused={promise.excused} zone={zone} />}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
