import { accentPalette, judgeAccent } from '@mainstay/policy/portals'
import { useQuery } from '@tanstack/react-query'
import { type Returned, read, usePortalLogo, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { BrandEditor } from '../../ui/brand/brand-editor.tsx'
import type { BrandDraft } from '../../ui/brand/brand-types.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount } from '../use-account.ts'
import './looks.css'
import { t } from './own-text.ts'
import { usePageTitle } from './use-page-title.ts'

const accents = { judge: judgeAccent, palette: accentPalette }
type Portal = Returned<'GET /accounts/:accountId/portal'>

const draftOf = ({ ownName, welcome, accent }: Portal): BrandDraft => ({
  name: ownName ?? '',
  welcome: welcome ?? '',
  ...accent,
})
const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim())

function Looks({ portal }: { readonly portal: Portal }) {
  const { account, url, version } = portal
  const send = useSend('PATCH /accounts/:accountId/portal')
  const logo = usePortalLogo(portal)
  const save = async ({ name, welcome, light, dark }: BrandDraft) => {
    const body = { name: orNull(name), welcome: orNull(welcome), accent: { light, dark } }
    await send.mutateAsync({ params: { accountId: account.id }, body, ifMatch: `"${version}"` })
    announce(t('looks.saved'))
  }
  return (
    <>
      <p className="mut looks-lead">
        {t('looks.lead', { account: account.name, url: url.replace(/^https?:\/\//u, '') })}
      </p>
      <BrandEditor
        kept={draftOf(portal)}
        accountName={account.name}
        logoUrl={portal.logoUrl}
        accents={accents}
        isSaving={send.isPending}
        onSave={save}
        logo={logo}
        problem={<ProblemNote problem={send.error} />}
      />
    </>
  )
}

/** The primary contact's own: how her company's portal looks. */
export function LooksScreen() {
  const { id, role } = useAccount()
  const portal = useQuery(read('GET /accounts/:accountId/portal', { params: { accountId: id } }))
  usePageTitle(t('looks.title'))
  if (portal.data?.state !== undefined && portal.data.state !== 'own')
    return (
      <EmptyState as="h1" title={t('looks.none_title')}>
        {t('looks.none_body')}
      </EmptyState>
    )
  return (
    <>
      <h1 className="looks-title">{t('looks.title')}</h1>
      {role === 'primary' ? null : <p className="mut">{t('looks.not_yours')}</p>}
      {portal.isError ? <ErrorNote title={t('looks.fault')} onRetry={() => void portal.refetch()} /> : null}
      {portal.isPending ? <SkeletonRows rows={8} height={40} /> : null}
      {portal.data !== undefined && role === 'primary' ? <Looks portal={portal.data} /> : null}
    </>
  )
}
