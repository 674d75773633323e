import { lazy, Suspense, useState } from 'react'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PrimaryFacts } from '../../ui/primary/primary-facts.tsx'
import { t } from '../../ui/primary/primary-text.ts'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import { usePrimary } from './use-primary.ts'

const dialogs = () => import('./primary-dialogs.tsx')
const ChangePrimary = lazy(() => dialogs().then((module) => ({ default: module.ChangePrimary })))
const NameDeputy = lazy(() => dialogs().then((module) => ({ default: module.NameDeputy })))
const SayAway = lazy(() => dialogs().then((module) => ({ default: module.SayAway })))
const WithdrawPlan = lazy(() => dialogs().then((module) => ({ default: module.WithdrawPlan })))

type Asked = 'change' | 'deputy' | 'away' | undefined

/** The primary contact, the hours that follow from her place, and who steps in; she herself may change them. */
export function PrimarySection() {
  const { role } = useAccount()
  const zone = useReaderZone()
  const primary = usePrimary()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const { data } = primary
  return (
    <section className="part">
      <div className="part-head">
        <h2>{t('primary.title')}</h2>
      </div>
      {data === undefined ? (
        primary.isError ? (
          <ErrorNote title={t('primary.fault')} onRetry={() => void primary.refetch()} />
        ) : (
          <SkeletonBlock height={84} />
        )
      ) : (
        <PrimaryFacts
          primary={data}
          zone={zone}
          clauseHref={clauseHref}
          withdraw={
            role === 'primary' && data.planned !== null ? (
              <Suspense>
                <WithdrawPlan changeId={data.planned.id} />
              </Suspense>
            ) : null
          }
        >
          {role === 'primary' ? (
            <>
              {data.planned === null ? (
                <button type="button" className="btn" onClick={() => setAsked('change')}>
                  {t(data.hours?.isKept ? 'primary.confirm' : 'change.title')}
                </button>
              ) : null}
              <button type="button" className="btn" onClick={() => setAsked('deputy')}>
                {t(data.deputy === null ? 'primary.name_deputy' : 'primary.change_deputy')}
              </button>
              <button type="button" className="btn" onClick={() => setAsked('away')}>
                {t('away.say_other')}
              </button>
            </>
          ) : undefined}
        </PrimaryFacts>
      )}
      <Suspense>
        {asked === 'change' ? <ChangePrimary onClose={close} /> : null}
        {asked === 'deputy' ? <NameDeputy onClose={close} /> : null}
        {asked === 'away' ? <SayAway onClose={close} /> : null}
      </Suspense>
    </section>
  )
}
