import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Returned, read } from '../../data/index.ts'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { t as session } from '../engagements/engagements-text.ts'
import '../engagements/engagements.css'
import { OwedList } from '../engagements/owed-list.tsx'
import { useMe } from '../session-gate.ts'
import { t } from './console-success-text.ts'

type Planner = Returned<'GET /planner'>
type Item = Planner['people'][number]['weeks'][number]['items'][number]
type Held = Item & { readonly engagementId: string }

/** The planner answers for so many people at once. */
const most = 50

/** What managers hold in the first of the planner's weeks, in time order. */
const heldThisWeek = ({ people }: Planner, managers: readonly string[]): readonly Held[] =>
  people
    .filter(({ person }) => person !== null && managers.includes(person.id))
    .flatMap(({ weeks }) => weeks[0]?.items ?? [])
    .filter((item): item is Held => item.state === 'booked' && item.engagementId !== null)
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))

/** The sessions of this week, and what is owed to the accounts of these managers: late, and to be proposed next. */
export function SessionsNext({ managers }: { readonly managers: readonly string[] }) {
  const { zone } = useMe().person
  const now = useNow('minute')
  const planner = useQuery({
    ...read('GET /planner', { query: { weeks: 6, person: managers.slice(0, most) } }),
    enabled: managers.length > 0,
  }).data
  if (planner === undefined || managers.length === 0) return null
  const theirs = ({ tam }: Planner['late'][number]) => tam !== null && managers.includes(tam.id)
  const late = planner.late.filter(theirs)
  const held = heldThisWeek(planner, managers)
  return (
    <>
      <section className="eng-part">
        <header>
          <h2>{t('mine.sessions')}</h2>
        </header>
        {held.length === 0 ? <p className="mut">{t('mine.no_sessions')}</p> : null}
        <ul className="pl-owed">
          {held.map(({ account, kind, at, engagementId }) => (
            <li key={engagementId}>
              <span className="pl-what">
                <Link className="lk" to="/engagements/$id" params={{ id: engagementId }}>
                  {session(`kind.${kind as 'training'}`)}
                </Link>{' '}
                {account.name}
              </span>
              <span className="mut t">{formatNear(Date.parse(at), zone, now)}</span>
            </li>
          ))}
        </ul>
      </section>
      {late.length === 0 ? null : <OwedList title={session('plan.late')} none="" items={late} isLate isOwn />}
      <OwedList
        title={session('plan.next')}
        none={session('plan.next_none')}
        items={planner.next.filter(theirs)}
        isOwn
      />
    </>
  )
}
