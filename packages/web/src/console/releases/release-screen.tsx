import type { Release } from '@mainstay/contracts/releases'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ApiProblem, read } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { KindBadge } from '../../versions/kind-badge.tsx'
import { useMayOnDesk } from '../may-work.ts'
import '../screen.css'
import { sayState } from './catalogue.tsx'
import { FixesEditor } from './fixes-editor.tsx'
import { ReleaseEditor } from './release-editor.tsx'
import './releases.css'
import { t } from './releases-text.ts'
import { WhoIsTold } from './who-is-told.tsx'

const dialogs = () => import('./release-dialogs.tsx')
const PublishDialog = lazy(() => dialogs().then((module) => ({ default: module.PublishDialog })))
const WithdrawDialog = lazy(() => dialogs().then((module) => ({ default: module.WithdrawDialog })))
const MergeDialog = lazy(() => dialogs().then((module) => ({ default: module.MergeDialog })))

type Asked = 'publish' | 'withdraw' | 'merge' | undefined

function Acts({ release, onAsk }: { readonly release: Release; readonly onAsk: (asked: Asked) => void }) {
  const { state, kind, mergedInto, availableOn } = release
  return (
    <>
      {state === 'published' && kind === 'hotfix' && mergedInto === null ? (
        <button type="button" className="btn sm" onClick={() => onAsk('merge')}>
          {t('merge')}
        </button>
      ) : null}
      {state === 'published' ? (
        <button type="button" className="btn sm" onClick={() => onAsk('withdraw')}>
          {t('withdraw')}
        </button>
      ) : null}
      {state === 'draft' ? (
        <button type="button" className="btn sm pri" disabled={availableOn === null} onClick={() => onAsk('publish')}>
          {t(availableOn === null ? 'publish.needs_date' : 'publish')}
        </button>
      ) : null}
    </>
  )
}

const BackToReleases = () => (
  <Link className="screen-back" to="/releases" aria-label={t('edit.back')}>
    <Icon name="back" />
  </Link>
)

function Page({ release }: { readonly release: Release }) {
  const mayWrite = useMayOnDesk('release.write')
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const { accounts = [], solvedBefore = 0 } = release
  return (
    <>
      <header className="screen-top">
        <BackToReleases />
        <h1 className="t">{release.version}</h1>
        <KindBadge kind={release.kind} />
        <span className="mut">{sayState(release)}</span>
        {accounts.length === 0 ? null : (
          <span className="mut">{`${t('hotfix.for')} ${accounts.map(({ code }) => code).join(', ')}`}</span>
        )}
        <span className="gap" />
        {mayWrite ? <Acts release={release} onAsk={setAsked} /> : null}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="screen-body rls-page" aria-label={release.version} tabIndex={0}>
        <div className="rls-main">
          <p className="mut">
            {release.window.text}
            {solvedBefore === 0 ? null : ` ${t('edit.solved', { count: solvedBefore })}`}
          </p>
          {release.withdrawnBecause === null ? null : <p className="rls-late">{release.withdrawnBecause}</p>}
          <ReleaseEditor key={`release ${release.id}`} release={release} mayWrite={mayWrite} />
          <FixesEditor key={`fixes ${release.id}`} release={release} mayWrite={mayWrite} />
        </div>
        {mayWrite ? <WhoIsTold release={release} /> : null}
      </section>
      <Suspense>
        {asked === 'publish' ? <PublishDialog release={release} onClose={close} /> : null}
        {asked === 'withdraw' ? <WithdrawDialog release={release} onClose={close} /> : null}
        {asked === 'merge' ? <MergeDialog release={release} onClose={close} /> : null}
      </Suspense>
    </>
  )
}

/** One release: its words, what it mends, and who will be told. */
export function ReleaseScreen() {
  const { releaseId } = useParams({ strict: false }) as { readonly releaseId: string }
  const release = useQuery(read('GET /releases/:releaseId', { params: { releaseId } }))
  useTitle([release.data?.version, t('releases.title')].filter(Boolean).join(' · '))
  if (release.data !== undefined) return <Page release={release.data} />
  if (release.error instanceof ApiProblem && release.error.status === 404)
    return (
      <EmptyState as="h1" title={t('edit.missing')}>
        {t('edit.missing_how')}
      </EmptyState>
    )
  return release.isError ? (
    <ErrorNote title={t('edit.failed')} onRetry={() => void release.refetch()} />
  ) : (
    <>
      <header className="screen-top">
        <BackToReleases />
      </header>
      <SkeletonRows rows={8} height={40} />
    </>
  )
}
