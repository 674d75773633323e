import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatDay, formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import type { Planner } from './engagement-types.ts'
import { t } from './engagements-text.ts'

type Row = Planner['people'][number]
type Week = Row['weeks'][number]
const dayOf = (date: string) => formatDay(Date.parse(date), 'UTC')

const weekMs = 7 * 86_400_000
const isThisWeek = (weekOn: string, now: number) => Date.parse(weekOn) <= now && now < Date.parse(weekOn) + weekMs

/** Weeks across, people down: a bar for each session, as tall as the week is full. */
export function PlannerGrid({ planner }: { readonly planner: Planner }) {
  const [open, setOpen] = useState<{ readonly row: number; readonly week: string }>()
  const now = useNow('minute')
  const shown = open === undefined ? undefined : planner.people[open.row]
  const week = shown?.weeks.find(({ weekOn }) => weekOn === open?.week)
  return (
    <>
      <div className="pl-scroll">
        <table className="pl-grid">
          <thead>
            <tr>
              <th scope="col">{t('plan.person')}</th>
              <th scope="col">{t('plan.late_before')}</th>
              {planner.weeks.map((weekOn) => (
                <th key={weekOn} scope="col" className={isThisWeek(weekOn, now) ? 'pl-now' : undefined}>
                  {dayOf(weekOn)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {planner.people.map((row, index) => (
              <PersonRow
                key={row.person?.id ?? index}
                row={row}
                open={open?.row === index ? open.week : undefined}
                onOpen={(weekOn) => setOpen(weekOn === undefined ? undefined : { row: index, week: weekOn })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Legend />
      {week === undefined ? null : <WeekItems name={shown?.person?.name ?? t('plan.nobody')} week={week} />}
    </>
  )
}

const sayBooked = (minutes: number) =>
  minutes === 0 ? t('plan.none_booked') : t('plan.booked', { time: formatDuration(minutes * 60_000) })

interface PersonRowProps {
  readonly row: Row
  readonly open: string | undefined
  readonly onOpen: (weekOn: string | undefined) => void
}
function PersonRow({ row, open, onOpen }: PersonRowProps) {
  const name = row.person?.name ?? t('plan.nobody')
  const sum = (part: 'owed' | 'late' | 'minutes') => row.weeks.reduce((total, week) => total + week[part], 0)
  return (
    <tr>
      <th scope="row">
        <span className="person">
          <Avatar name={name} size={22} /> {name}
        </span>
        <span className="mut">
          {t('plan.sum', {
            booked: sayBooked(sum('minutes')),
            count: sum('owed') + sum('late') + row.lateBefore,
          })}
        </span>
      </th>
      <td className="pl-before">
        {row.lateBefore === 0 ? null : (
          <b className="late-t">
            <span className="sr">{t('plan.late_of', { name, count: row.lateBefore })}</span>
            <span aria-hidden="true">{row.lateBefore}</span>
          </b>
        )}
      </td>
      {row.weeks.map((week) => (
        <td key={week.weekOn}>
          {week.items.length === 0 ? null : (
            <button
              type="button"
              className="pl-cell"
              aria-expanded={open === week.weekOn}
              aria-label={t('plan.cell', {
                name,
                date: dayOf(week.weekOn),
                booked: week.booked,
                owed: week.owed,
                late: week.late,
              })}
              onClick={() => onOpen(open === week.weekOn ? undefined : week.weekOn)}
            >
              <Bars week={week} />
            </button>
          )}
        </td>
      ))}
    </tr>
  )
}

const tallest = 6
/** Late first, then what is fixed, then what is still to be agreed on. */
function Bars({ week: { booked, owed, late } }: { readonly week: Week }) {
  const all = [
    ...Array.from({ length: late }, () => 'late'),
    ...Array.from({ length: booked }, () => 'booked'),
    ...Array.from({ length: owed }, () => 'owed'),
  ]
  return (
    <span className="pl-bars" aria-hidden="true">
      {all.slice(0, tallest).map((kind, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars of a heap have no other name
        <i key={index} className={`pl-${kind}`} />
      ))}
      {all.length > tallest ? <em>{all.length}</em> : null}
    </span>
  )
}

const Legend = () => (
  <p className="pl-legend mut">
    {(['late', 'booked', 'owed'] as const).map((kind) => (
      <span key={kind}>
        <i className={`pl-${kind}`} /> {t(`plan.legend_${kind}`)}
      </span>
    ))}
  </p>
)

function WeekItems({ name, week }: { readonly name: string; readonly week: Week }) {
  const { zone } = useMe().person
  const now = useNow('minute')
  return (
    <section className="pl-week" aria-label={t('plan.cell_head', { date: dayOf(week.weekOn) })}>
      <h2>
        {name} <span className="mut">{t('plan.cell_head', { date: dayOf(week.weekOn) })}</span>
      </h2>
      <ul>
        {week.items.map((item) => (
          <li key={(item.engagementId ?? '') + (item.commitmentId ?? '') + item.at}>
            <i
              className={`pl-${item.state === 'late' ? 'late' : item.state === 'owed' || item.state === 'proposed' ? 'owed' : 'booked'}`}
            />
            {item.engagementId === null ? (
              <Link className="lk" to="/accounts/$code" params={{ code: item.account.code }}>
                {item.account.name}
              </Link>
            ) : (
              <Link className="lk" to="/engagements/$id" params={{ id: item.engagementId }}>
                {item.account.name}
              </Link>
            )}
            <span>{t(`kind.${item.kind as 'training'}`)}</span>
            <span className="mut">{t(`item.${item.state}`)}</span>
            <time className="mut" dateTime={item.at}>
              {formatNear(Date.parse(item.at), zone, now)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  )
}
