import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Returned } from '../../data/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear, formatTime } from '../../ui/time/format-moment.ts'
import { useMayWrite, useReaderZone } from '../use-account.ts'
import './managers.css'
import { t } from './portal-success-text.ts'
import { firstName, useManagers } from './use-managers.ts'

const WriteDialog = lazy(() => import('./write-dialog.tsx').then((module) => ({ default: module.WriteDialog })))

const CallDialog = lazy(() => import('./call-dialog.tsx').then((module) => ({ default: module.CallDialog })))

type Manager = NonNullable<Returned<'GET /accounts/:accountId/managers'>['tam']>

/** Whether they can be reached now, in the reader's own time. */
function Reached({ manager }: { readonly manager: Manager }) {
  const now = useNow('minute')
  const zone = useReaderZone()
  const { person, awayUntil, isAtWork, opensAt } = manager
  const there = t('manager.now', { city: person.city ?? '', time: formatTime(now, manager.zone) })
  if (awayUntil !== null)
    return <span className="near-t">{t('manager.away', { time: formatNear(Date.parse(awayUntil), zone, now) })}</span>
  return (
    <>
      <span className="t">{there}</span>{' '}
      {isAtWork ? (
        <span className="manager-here">{t('manager.at_work')}</span>
      ) : opensAt === null ? null : (
        <span className="t">{t('manager.opens', { time: formatNear(Date.parse(opensAt), zone, now) })}</span>
      )}
    </>
  )
}

function Person({ manager, says }: { readonly manager: Manager; readonly says?: string | undefined }) {
  return (
    <li className="manager">
      <Avatar name={manager.person.name} size={36} tone={says === undefined ? 'soft' : 'plain'} />
      <p>
        <b>{manager.person.name}</b> {says === undefined ? null : <span className="sm mut">{says}</span>}
        <br />
        <span className="sm mut">
          <Reached manager={manager} />
        </span>
      </p>
    </li>
  )
}

/** On Home, for whoever has one: the account manager and who stands in, where they are and whether they are there now. */
export function HomeManager() {
  const { tam, deputy, acting } = useManagers()
  const mayWrite = useMayWrite()
  const [dialog, setDialog] = useState<'write' | 'call'>()
  const close = () => setDialog(undefined)
  if (tam === null || acting === null) return null
  const name = firstName(acting.person.name)
  const isStandingIn = deputy !== null && acting.person.id === deputy.person.id
  return (
    <section className="part" aria-labelledby="home-manager">
      <div className="part-head">
        <h2 id="home-manager">{t('manager.heading')}</h2>
        <p className="sm mut">
          <Link className="lk" to="/success-plan">
            {t('manager.plan')}
          </Link>
        </p>
      </div>
      <div className="managers">
        <ul>
          <Person manager={tam} />
          {deputy === null ? null : (
            <Person
              manager={deputy}
              says={isStandingIn ? t('manager.acts') : t('manager.deputy', { name: firstName(tam.person.name) })}
            />
          )}
        </ul>
        {mayWrite ? (
          <p className="manager-acts">
            <button type="button" className="btn" onClick={() => setDialog('write')}>
              {t('manager.write', { name })}
            </button>
            <button type="button" className="btn" onClick={() => setDialog('call')}>
              {t('manager.call')}
            </button>
          </p>
        ) : null}
      </div>
      <Suspense>
        {dialog === 'write' ? <WriteDialog name={name} onClose={close} /> : null}
        {dialog === 'call' ? <CallDialog name={name} onClose={close} /> : null}
      </Suspense>
    </section>
  )
}
