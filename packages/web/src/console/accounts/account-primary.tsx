import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PrimaryFacts } from '../../ui/primary/primary-facts.tsx'
import { t } from '../../ui/primary/primary-text.ts'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useMe } from '../session-gate.ts'
import { t as desk } from './primary-gone-text.ts'

const dialogs = () => import('./primary-dialogs.tsx')
const ChangePrimary = lazy(() => dialogs().then((module) => ({ default: module.ChangePrimary })))
const NameDeputy = lazy(() => dialogs().then((module) => ({ default: module.NameDeputy })))
const SayAway = lazy(() => dialogs().then((module) => ({ default: module.SayAway })))
const WithdrawPlan = lazy(() => dialogs().then((module) => ({ default: module.WithdrawPlan })))
const PrimaryGone = lazy(() => import('./primary-gone.tsx').then((module) => ({ default: module.PrimaryGone })))

type Asked = 'change' | 'deputy' | 'away' | 'gone' | undefined

/** The primary contact, the hours that follow from her place, and who steps in; leads, account managers and administrators change them. */
export function AccountPrimary({ account }: { readonly account: Account }) {
  const { person, staff } = useMe()
  const primary = useQuery(read('GET /accounts/:accountId/primary', { params: { accountId: account.id } }))
  const [asked, setAsked] = useState<Asked>()
  const roles = staff?.roles ?? []
  const mayChange = roles.some((role) => role === 'lead' || role === 'tam' || role === 'admin')
  const maySayAway = mayChange || roles.includes('engineer')
  const shown = { accountId: account.id, onClose: () => setAsked(undefined) }
  const { data } = primary
  const button = (what: Asked, label: string) => (
    <button type="button" className="btn sm" onClick={() => setAsked(what)}>
      {label}
    </button>
  )
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('primary.title')}</h2>
      </header>
      {data === undefined ? (
        primary.isError ? (
          <ErrorNote title={t('primary.fault')} onRetry={() => void primary.refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )
      ) : (
        <PrimaryFacts
          primary={data}
          zone={person.zone}
          withdraw={
            mayChange && data.planned !== null ? (
              <Suspense>
                <WithdrawPlan accountId={account.id} changeId={data.planned.id} />
              </Suspense>
            ) : null
          }
        >
          {maySayAway && data.contact !== null ? (
            <>
              {mayChange && data.planned === null
                ? button('change', t(data.hours?.isKept ? 'primary.confirm' : 'change.title'))
                : null}
              {mayChange
                ? button('deputy', t(data.deputy === null ? 'primary.name_deputy' : 'primary.change_deputy'))
                : null}
              {button('away', t('away.say_other'))}
              {mayChange && data.deputy !== null ? button('gone', desk('gone.ask')) : null}
            </>
          ) : undefined}
        </PrimaryFacts>
      )}
      <Suspense>
        {asked === 'change' ? <ChangePrimary {...shown} /> : null}
        {asked === 'deputy' ? <NameDeputy {...shown} /> : null}
        {asked === 'away' ? <SayAway {...shown} /> : null}
        {asked === 'gone' && data?.contact && data.deputy ? (
          <PrimaryGone primary={data.contact} deputy={data.deputy} city={data.hours?.city ?? ''} {...shown} />
        ) : null}
      </Suspense>
    </section>
  )
}
