import type { Portal } from '@mainstay/contracts/portals'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { PortalLooks } from '../../looks/portal-looks.tsx'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { MissingScreen } from '../missing-screen.tsx'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import { PortalHosts } from './portal-hosts.tsx'
import { PortalLook } from './portal-look.tsx'
import { PortalMethods } from './portal-methods.tsx'
import { PortalPath } from './portal-path.tsx'
import { explainState, sayAddress } from './portal-state.ts'
import './portals.css'
import { t } from './portals-text.ts'

function Standing({ portal }: { readonly portal: Portal }) {
  const { zone } = useMe().person
  const { clause, url, state } = portal
  return (
    <p className="portal-standing">
      {explainState(portal, zone)} {clause === null ? null : <ClauseChip clause={clause} />}{' '}
      {state === 'own' ? (
        <a className="lk" href={url} target="_blank" rel="noreferrer">
          {sayAddress(url)}
        </a>
      ) : null}
    </p>
  )
}

function PortalPage({ portal }: { readonly portal: Portal }) {
  const mayBrand = useMayOnAccount('portal.brand')
  const mayManage = useMayOnAccount('portal.manage')
  return (
    <>
      <Standing portal={portal} />
      {mayBrand ? (
        <PortalLooks portal={portal} sayProblem={(problem) => <FormProblem problem={problem} />} />
      ) : (
        <>
          <PortalLook portal={portal} />
          <p className="mut">{t('looks.not_yours')}</p>
        </>
      )}
      <div className="portal-parts">
        <PortalPath portal={portal} mayManage={mayManage} />
        <PortalMethods portal={portal} mayManage={mayManage} />
        <PortalHosts portal={portal} mayManage={mayManage} />
      </div>
    </>
  )
}

const usePortal = (code: string) => {
  const account = useQuery(read('GET /accounts/:accountId', { params: { accountId: code } }))
  const accountId = account.data?.id
  const portal = useQuery({
    ...read('GET /accounts/:accountId/portal', { params: { accountId: accountId ?? '' } }),
    enabled: accountId !== undefined,
  })
  return { account, portal }
}

/** One account's portal: how it looks, where it stands, how its people come in. */
export function PortalScreen() {
  const { code = '' } = useParams({ strict: false }) as { readonly code?: string }
  const { account, portal } = usePortal(code)
  const name = account.data?.name ?? code
  useTitle(t('portal.title', { name }))
  if (account.error && 'status' in account.error && account.error.status === 404) return <MissingScreen />
  const failed = account.isError ? account : portal
  return (
    <div className="account">
      <header className="screen-top">
        <Link className="mut" to="/accounts/$code" params={{ code }}>
          {name}
        </Link>
        <h1>{t('portal.heading', { name })}</h1>
        <span className="gap" />
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="account-page portal-page" aria-label={t('portal.section')} tabIndex={0}>
        {failed.isError ? <ErrorNote title={t('portal.failed')} onRetry={() => void failed.refetch()} /> : null}
        {portal.data === undefined ? (
          failed.isError ? null : (
            <SkeletonRows rows={12} />
          )
        ) : (
          <PortalPage portal={portal.data} />
        )}
      </section>
    </div>
  )
}
