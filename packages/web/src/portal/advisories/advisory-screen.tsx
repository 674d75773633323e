import type { AccountAdvisory } from '@mainstay/contracts/advisories'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ApiProblem, read, useSend } from '../../data/index.ts'
import { AdvisoryBody } from '../../ui/advisory/advisory-facts.tsx'
import { SeverityMark } from '../../ui/advisory/severity.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NoticeStrip } from '../../ui/notice-strip.tsx'
import { SkeletonBlock, SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { When } from '../../ui/time/when.tsx'
import { MissingScreen } from '../missing-screen.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { useMe } from '../session-gate.ts'
import { useAccount, useMayWrite, useReaderZone } from '../use-account.ts'
import './advisories.css'
import { t } from './advisories-text.ts'
import { OwnInstallations } from './own-installations.tsx'

const useNear = () => {
  const [zone, now] = [useReaderZone(), useNow('minute')]
  return (iso: string) => formatNear(Date.parse(iso), zone, now, 'weekday')
}

/** What became of it, above everything else. */
function Became({ advisory }: { readonly advisory: AccountAdvisory }) {
  const near = useNear()
  const { withdrawnAt, withdrawnBecause, confidentialUntil, changedAt, whatChanged } = advisory
  if (withdrawnAt !== null)
    return (
      <NoticeStrip tone="late" icon="cross">
        {t('page.withdrawn_strip', { when: near(withdrawnAt), because: withdrawnBecause ?? '' })}
      </NoticeStrip>
    )
  return (
    <>
      {confidentialUntil === null ? null : (
        <NoticeStrip tone="warning" icon="lock">
          {t('page.confidential', { when: near(confidentialUntil) })}
        </NoticeStrip>
      )}
      {changedAt === null || whatChanged === null ? null : (
        <NoticeStrip tone="plain">{t('page.updated_strip', { when: near(changedAt), what: whatChanged })}</NoticeStrip>
      )}
    </>
  )
}

/** Says that one has read it; the vendor sees who did. */
function Reading({ advisory }: { readonly advisory: AccountAdvisory }) {
  const send = useSend('POST /accounts/:accountId/advisories/:advisoryId/reading')
  const { id: accountId } = useAccount()
  const mayWrite = useMayWrite()
  const vendor = useMe().vendor.name
  const near = useNear()
  const { id: advisoryId, readAt, state } = advisory
  if (readAt !== null)
    return (
      <p className="mut advisory-read" role="status">
        {t('page.read_at', { when: near(readAt), vendor })}
      </p>
    )
  if (!mayWrite || state === 'withdrawn') return null
  return (
    <div className="advisory-read">
      <button
        type="button"
        className="btn pri"
        disabled={send.isPending}
        onClick={() => send.mutate({ params: { accountId, advisoryId } })}
      >
        {t('page.acknowledge')}
      </button>
      <span className="mut sm">{t('page.acknowledge_why', { vendor })}</span>
      {send.isError ? <ErrorNote title={send.error.message} kept="" /> : null}
    </div>
  )
}

function Page({ advisory }: { readonly advisory: AccountAdvisory }) {
  const zone = useReaderZone()
  const { id, title, severity, product, toldAt, because } = advisory
  usePageTitle(title)
  return (
    <article className="advisory">
      <header>
        <h1 dir="auto">{title}</h1>
        <p className="advisory-line">
          <SeverityMark severity={severity} />
          <span>{product}</span>
          <span className="mut">
            {t('page.told')} <When at={Date.parse(toldAt)} zone={zone} always="weekday" />
          </span>
        </p>
      </header>
      <Became advisory={advisory} />
      <AdvisoryBody
        said={advisory}
        beside={
          <div>
            <dt>{t('page.installations')}</dt>
            <dd>
              <OwnInstallations advisoryId={id} />
              <p className="sm mut">{t(`page.because.${because}`)}</p>
            </dd>
          </div>
        }
      />
      <Reading advisory={advisory} />
    </article>
  )
}

/** One advisory as the account that was told of it reads it. */
export function AdvisoryScreen() {
  const { id: advisoryId = '' } = useParams({ strict: false })
  const { id: accountId } = useAccount()
  const found = useQuery(read('GET /accounts/:accountId/advisories/:advisoryId', { params: { accountId, advisoryId } }))
  if (found.error instanceof ApiProblem && [404, 422].includes(found.error.status)) return <MissingScreen />
  return (
    <>
      <p className="trail">
        <Link to="/advisories">{t('nav')}</Link>
        <i>/</i>
        <span className="advisory-trail">{found.data?.title}</span>
      </p>
      {found.data !== undefined ? (
        <Page advisory={found.data} />
      ) : found.isError ? (
        <ErrorNote title={t('page.fault')} onRetry={() => void found.refetch()} />
      ) : (
        <div className="advisory" aria-busy="true">
          <SkeletonBlock width="60%" height={30} />
          <SkeletonRows rows={5} height={28} />
        </div>
      )}
    </>
  )
}
