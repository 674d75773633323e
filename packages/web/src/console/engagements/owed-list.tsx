import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { formatDay } from '../../ui/time/format-moment.ts'
import { useMayOnSessions } from '../may-work.ts'
import { useMe } from '../session-gate.ts'
import type { Owed } from './engagement-types.ts'
import { t } from './engagements-text.ts'
import { StateMark } from './state-mark.tsx'

/** More than that are shown when asked for. */
const atFirst = 8

interface OwedListProps {
  readonly title: string
  readonly none: string
  readonly items: readonly Owed[]
  readonly isLate?: boolean
  /** Who owes them is said elsewhere. */
  readonly isOwn?: boolean
}
/** Windows with the next step of each. */
export function OwedList({ title, none, items, isLate = false, isOwn = false }: OwedListProps) {
  const [isAll, setIsAll] = useState(false)
  // a button for one more line would take the line's own place
  const shown = isAll || items.length <= atFirst + 1 ? items : items.slice(0, atFirst)
  return (
    <section className="eng-part">
      <header>
        <h2>{title}</h2>
        <span className="mut">{items.length === 0 ? '' : items.length}</span>
      </header>
      {items.length === 0 ? <p className="mut">{none}</p> : null}
      <ul className="pl-owed">
        {shown.map((owed) => (
          <Line key={owed.commitmentId} owed={owed} isLate={isLate} isOwn={isOwn} />
        ))}
      </ul>
      {shown.length === items.length ? null : (
        <p>
          <button type="button" className="btn sm" onClick={() => setIsAll(true)}>
            {t('plan.all', { count: items.length })}
          </button>
        </p>
      )}
    </section>
  )
}

interface LineProps {
  readonly owed: Owed
  readonly isLate: boolean
  readonly isOwn: boolean
}
function Line({ owed, isLate, isOwn }: LineProps) {
  const { zone } = useMe().person
  const plan = useSend('POST /engagements')
  const navigate = useNavigate()
  const mayPlan = useMayOnSessions('engagement.plan')
  const { account, kind, commitmentId, tam, engagement } = owed
  const propose = async () => {
    const body = {
      ...{ accountId: account.id, kind: kind as 'training', commitmentId },
      ...(tam === null ? {} : { hostId: tam.id }),
    }
    const { body: made } = await plan.mutateAsync({ body })
    await navigate({ to: '/engagements/$id', params: { id: made.id } })
  }
  // a window is over with the last day before it ends
  const date = formatDay(Date.parse(owed.dueAt) - 1, zone, true)
  return (
    <li>
      <span className="pl-what">
        <Link className="lk" to="/accounts/$code" params={{ code: account.code }}>
          {account.name}
        </Link>{' '}
        {t(`kind.${kind as 'training'}`)}
      </span>
      {isOwn ? null : <span className="mut">{tam?.name}</span>}
      <span className={isLate ? 'late-t t' : 'mut t'}>{t(isLate ? 'plan.was_due' : 'plan.due', { date })}</span>
      {engagement !== null ? (
        <Link className="pl-go" to="/engagements/$id" params={{ id: engagement.id }}>
          <StateMark session={engagement} />
        </Link>
      ) : mayPlan ? (
        <button
          type="button"
          className="btn sm pl-go"
          disabled={plan.isPending}
          onClick={() => void propose().catch((problem: Error) => announce(problem.message, { tone: 'fault' }))}
        >
          {t('plan.propose')}
        </button>
      ) : null}
    </li>
  )
}
