import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import { t } from '../house-text.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import './staff.css'

type Member = Returned<'GET /staff'>['items'][number]
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Days with the same hours stand together: `Mon–Fri 08:00–16:00`. */
const sayWeek = (weekly: Member['weekly']) => {
  const runs: { first: (typeof days)[number]; last: (typeof days)[number]; hours: string }[] = []
  for (const day of days) {
    const hours = (weekly[day] ?? []).map(([from, to]) => `${from}–${to}`).join(', ')
    const run = runs.at(-1)
    if (run !== undefined && run.hours === hours) run.last = day
    else runs.push({ first: day, last: day, hours })
  }
  const open = runs.filter(({ hours }) => hours !== '')
  if (open.length === 0) return t('staff.no_hours')
  const sayDays = ({ first, last }: (typeof runs)[number]) =>
    first === last ? t(`staff.day.${first}`) : `${t(`staff.day.${first}`)}–${t(`staff.day.${last}`)}`
  return open.map((run) => `${sayDays(run)} ${run.hours}`).join(' · ')
}

/** Who answers here: roles, place with its own time, working hours. */
export function StaffScreen() {
  useTitle(t('staff.title'))
  const staff = useQuery(read('GET /staff', {}))
  return (
    <div className="staff">
      <header className="screen-top">
        <h1>{t('staff.heading')}</h1>
        <span className="mut staff-means">{t('staff.means')}</span>
        <span className="gap" />
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls by keyboard */}
      <section className="screen-body" aria-label={t('staff.heading')} tabIndex={0}>
        {staff.isPending ? <SkeletonRows rows={8} height={40} /> : null}
        {staff.isError ? <ErrorNote title={t('staff.failed')} onRetry={() => void staff.refetch()} /> : null}
        {staff.data === undefined ? null : (
          <table>
            <thead>
              <tr>
                {(['staff.name', 'staff.roles', 'staff.where', 'staff.hours'] as const).map((head) => (
                  <th key={head} scope="col">
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {staff.data.items.map((member) => (
                <Row key={member.id} member={member} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}

function Row({ member }: { readonly member: Member }) {
  const me = useMe()
  const now = useNow('minute')
  const { name, email, roles, headOfSupport, city, zone, weekly, isOnDuty, sight } = member
  return (
    <tr>
      <td>
        <span className="staff-name">
          <Avatar name={name} size={24} tone={member.id === me.person.id ? 'me' : 'plain'} />
          <span>
            <b>{name}</b>
            <br />
            <span className="qt">{email}</span>
          </span>
        </span>
      </td>
      <td>
        {roles.map((role) => t(`staff.role.${role}`)).join(', ')}
        {headOfSupport ? <span className="staff-mark">{t('staff.head')}</span> : null}
        {sight === 'named' ? <span className="staff-mark">{t('staff.named')}</span> : null}
      </td>
      <td>
        {city} <span className="t mut">{formatNear(now, zone, now, 'weekday')}</span>
        <br />
        <span className={isOnDuty ? 'staff-on' : 'qt'}>{t(isOnDuty ? 'staff.on_duty' : 'staff.off_duty')}</span>
      </td>
      <td className="t mut">{sayWeek(weekly)}</td>
    </tr>
  )
}
