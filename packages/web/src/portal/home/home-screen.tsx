import { lazy, Suspense } from 'react'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { HomeNotices, useHomeNotices } from '../agreement/home-notices.tsx'
import { HeldRequests, useHeldRequests } from '../held/held-requests.tsx'
import { Strips, useStrips } from '../notices/strips.tsx'
import { usePortalName } from '../own/use-page-title.ts'
import { t } from '../text.ts'
import { useSupportNow } from '../use-support-now.ts'
import { CoverageCard } from './coverage-card.tsx'
import './home.css'
import { OpenTickets } from './open-tickets.tsx'
import { PlaceQuestion } from './place-question.tsx'

const HomeInstallations = lazy(() =>
  import('../installations/home-installations.tsx').then((module) => ({ default: module.HomeInstallations })),
)

const HomeOwed = lazy(() => import('./home-owed.tsx').then((module) => ({ default: module.HomeOwed })))
const HomeManager = lazy(() =>
  import('../success/home-manager.tsx').then((module) => ({ default: module.HomeManager })),
)

/** Of the height that the card will have, so that the tickets below do not jump. */
function CoverageSkeleton() {
  return (
    <section className="panel coverage coverage-waiting" aria-busy="true">
      <h1 className="sr">{t('nav.home')}</h1>
      <SkeletonBlock width={120} height={14} />
      <SkeletonBlock width="60%" height={34} />
      <SkeletonBlock width="72%" height={16} />
      <SkeletonBlock height={150} />
    </section>
  )
}

/** What is promised now, and what is next. Nothing shows before what stands above it is known, so that nothing jumps. */
export function HomeScreen() {
  const support = useSupportNow()
  const notices = useHomeNotices()
  const strips = useStrips()
  const held = useHeldRequests()
  useTitle(usePortalName())
  const isCardKnown = !support.isPending && !notices.isPending && !strips.isPending
  return (
    <>
      {isCardKnown ? <Strips {...strips} /> : null}
      {isCardKnown ? <HomeNotices {...notices} /> : null}
      {isCardKnown ? <PlaceQuestion /> : null}
      {!isCardKnown ? (
        <CoverageSkeleton />
      ) : support.data !== undefined ? (
        <CoverageCard support={support.data} />
      ) : (
        <div className="coverage-fault">
          <ErrorNote title={t('home.fault')} kept={t('home.fault_kept')} onRetry={() => void support.refetch()} />
        </div>
      )}
      <div className={isCardKnown && !held.isLoading ? undefined : 'home-waiting'}>
        <HeldRequests />
        <OpenTickets />
        <Suspense>
          <HomeManager />
        </Suspense>
        <div className="home-halves">
          <Suspense>
            <HomeOwed />
          </Suspense>
          <Suspense>
            <HomeInstallations />
          </Suspense>
        </div>
      </div>
    </>
  )
}
