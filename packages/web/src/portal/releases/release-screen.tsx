import type { Release } from '@mainstay/contracts/releases'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ApiProblem, read } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { KindBadge } from '../../versions/kind-badge.tsx'
import { ReleaseNotes } from '../../versions/release-notes.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { Download } from './download.tsx'
import { sayWhen } from './release-facts.ts'
import './releases.css'
import { t } from './releases-text.ts'

type FixedTicket = Release['fixList'][number]['tickets'][number]

/** The reader's own tickets that it mends, each once. */
const ticketsOf = ({ fixList }: Release): readonly FixedTicket[] => [
  ...new Map(fixList.flatMap(({ tickets }) => tickets.map((ticket) => [ticket.id, ticket] as const))).values(),
]

function YourTickets({ release }: { readonly release: Release }) {
  const tickets = ticketsOf(release)
  if (tickets.length === 0) return null
  return (
    <section className="rel-own">
      <h2>{t('release.yours_head')}</h2>
      <ul>
        {tickets.map(({ number, subject }) => (
          <li key={number}>
            <Link className="lk" to="/tickets/$number" params={{ number }}>
              {number}
            </Link>{' '}
            <span dir="auto">{subject}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Fixes({ release }: { readonly release: Release }) {
  if (release.fixList.length === 0) return null
  return (
    <section className="part">
      <div className="part-head">
        <h2>{t('release.fix_list')}</h2>
      </div>
      <ul className="rel-fixes">
        {release.fixList.map(({ id, says, isSecurity, tickets }) => (
          <li key={id}>
            {isSecurity ? (
              <em className="rel-security">
                <Icon name="shield" /> {t('release.security_mark')}
              </em>
            ) : null}
            {says} <span className="sm mut">{tickets.map(({ number }) => number).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function KnownIssues({ version }: { readonly version: string }) {
  const issues = useQuery(read('GET /known-issues', { query: { version } })).data?.items ?? []
  if (issues.length === 0) return null
  return (
    <section className="part">
      <div className="part-head">
        <h2>{t('release.issues')}</h2>
      </div>
      <ul className="rel-issues">
        {issues.map(({ id, title, says, workaround, fixedIn }) => (
          <li key={id}>
            <b>{title}</b>
            {fixedIn === null ? null : <span className="kind">{t('release.fixed_in', { version: fixedIn })}</span>}
            <WrittenText text={says} />
            {workaround === null ? null : (
              <div className="rel-way">
                <b>{t('release.workaround')}</b>
                <WrittenText text={workaround} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ release }: { readonly release: Release }) {
  const { window, basedOn, mergedInto, withdrawnBecause } = release
  return (
    <>
      <p className="rel-line rel-facts">
        <KindBadge kind={release.kind} />
        <span className="mut t">{sayWhen(release)}</span>
        {basedOn === null ? null : <span className="mut">{t('release.based_on', { version: basedOn.version })}</span>}
        {release.kind === 'hotfix' ? <span className="mut">{t('release.for_you')}</span> : null}
      </p>
      {withdrawnBecause === null ? null : (
        <p className="rel-warn">{t('release.withdrawn', { because: withdrawnBecause })}</p>
      )}
      {mergedInto === null ? null : <p>{t('release.merged', { version: mergedInto.version })}</p>}
      <p>
        {window.text} <ClauseChip clause={window.clause} href={clauseHref(window.clause)} />
      </p>
    </>
  )
}

function Body({ release }: { readonly release: Release }) {
  usePageTitle(release.version)
  return (
    <article>
      <h1>{release.version}</h1>
      {release.summary === null ? null : <p className="rel-lead">{release.summary}</p>}
      <Facts release={release} />
      <YourTickets release={release} />
      {release.hasDownload ? <Download releaseId={release.id} /> : null}
      {release.notes.trim() === '' ? null : (
        <section className="part">
          <div className="part-head">
            <h2>{t('release.notes')}</h2>
          </div>
          <ReleaseNotes notes={release.notes} />
        </section>
      )}
      <Fixes release={release} />
      <KnownIssues version={release.version} />
    </article>
  )
}

/** One release: what is new, what it mends, what of it was the reader's, and where to get it. */
export function ReleaseScreen() {
  const { releaseId } = useParams({ strict: false }) as { readonly releaseId: string }
  const release = useQuery(read('GET /releases/:releaseId', { params: { releaseId } }))
  const isMissing = release.error instanceof ApiProblem && release.error.status === 404
  return (
    <>
      <nav className="trail" aria-label={t('release.back')}>
        <Link to="/releases">{t('release.back')}</Link>
        <i>{'/'}</i>
        <span>{release.data?.version ?? ''}</span>
      </nav>
      {release.data !== undefined ? (
        <Body release={release.data} />
      ) : isMissing ? (
        <EmptyState as="h1" title={t('release.missing')}>
          {t('release.missing_how')}
        </EmptyState>
      ) : release.isError ? (
        <ErrorNote title={t('release.fault')} onRetry={() => void release.refetch()} />
      ) : (
        <SkeletonRows rows={6} height={40} />
      )}
    </>
  )
}
