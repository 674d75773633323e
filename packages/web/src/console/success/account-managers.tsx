import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type Returned, read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear, formatTime } from '../../ui/time/format-moment.ts'
import { useMayOnAccount } from '../may-work.ts'
import { useMe } from '../session-gate.ts'
import './console-success.css'
import { t } from './console-success-text.ts'

const ManagersDialog = lazy(() =>
  import('./managers-dialog.tsx').then((module) => ({ default: module.ManagersDialog })),
)
const StaffAway = lazy(() => import('./staff-away.tsx').then((module) => ({ default: module.StaffAway })))

type Manager = NonNullable<Returned<'GET /accounts/:accountId/managers'>['tam']>

function Person({ label, manager, isActing }: { label: string; manager: Manager | null; isActing: boolean }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {manager === null ? (
          <span className="mut">{t('managers.nobody')}</span>
        ) : (
          <>
            {manager.person.name}{' '}
            <span className="mut t">
              {t('managers.there', { city: manager.person.city ?? '', time: formatTime(now, manager.zone) })}
            </span>{' '}
            {manager.awayUntil === null ? null : (
              <span className="near-t">
                {t('managers.away', { time: formatNear(Date.parse(manager.awayUntil), zone, now) })}
              </span>
            )}
            {isActing ? <b className="sp-acts">{t('managers.acts')}</b> : null}
          </>
        )}
      </dd>
    </>
  )
}

/** The account manager, who stands in, and who acts now. */
export function AccountManagers({ account }: { readonly account: Account }) {
  const managers = useQuery(read('GET /accounts/:accountId/managers', { params: { accountId: account.id } }))
  const me = useMe().person
  const mayChange = useMayOnAccount('account.update')
  const [asked, setAsked] = useState<'change' | 'away'>()
  const { data } = managers
  const close = () => setAsked(undefined)
  const isMine = data?.tam?.person.id === me.id
  return (
    <section aria-labelledby="account-managers">
      <header className="account-section-head">
        <h2 id="account-managers">{t('managers.heading')}</h2>
        {isMine ? (
          <button type="button" className="btn sm" onClick={() => setAsked('away')}>
            {t('managers.say_away')}
          </button>
        ) : null}
        {mayChange ? (
          <button type="button" className="btn sm" onClick={() => setAsked('change')}>
            {t('managers.change')}
          </button>
        ) : null}
      </header>
      {managers.isError ? <ErrorNote title={t('managers.failed')} onRetry={() => void managers.refetch()} /> : null}
      {data === undefined ? null : data.tam === null ? (
        <p className="mut">{t('managers.none')}</p>
      ) : (
        <dl className="sp-managers">
          <Person
            label={t('managers.tam')}
            manager={data.tam}
            isActing={data.deputy !== null && data.actingId === data.tam.person.id && data.tam.awayUntil !== null}
          />
          <Person
            label={t('managers.deputy')}
            manager={data.deputy}
            isActing={data.deputy !== null && data.actingId === data.deputy.person.id}
          />
        </dl>
      )}
      <Suspense>
        {asked === 'change' ? <ManagersDialog account={account} onClose={close} /> : null}
        {asked === 'away' && data?.tam ? <StaffAway manager={data.tam} onClose={close} /> : null}
      </Suspense>
    </section>
  )
}
