import type { ReactNode } from 'react'
import { type Returned, useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { BrandEditor } from './brand-editor.tsx'
import { brandSay } from './brand-text.ts'
import type { BrandDraft } from './brand-types.ts'
import { usePortalLogo } from './use-portal-logo.ts'

interface PortalLooksProps {
  readonly portal: Returned<'GET /accounts/:accountId/portal'>
  /** Says what the desk refused, in the words of the application. */
  readonly sayProblem: (problem: Error | null) => ReactNode
}
const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim())

/** How a portal looks, edited with its preview; the same for staff and for the account's primary contact. */
export function PortalLooks({ portal, sayProblem }: PortalLooksProps) {
  const { account, ownName, welcome, accent, logoUrl, version } = portal
  const send = useSend('PATCH /accounts/:accountId/portal')
  const logo = usePortalLogo(portal)
  const save = async (draft: BrandDraft) => {
    const { light, dark } = draft
    const body = { name: orNull(draft.name), welcome: orNull(draft.welcome), accent: { light, dark } }
    await send.mutateAsync({ params: { accountId: account.id }, body, ifMatch: `"${version}"` })
    announce(brandSay('saved'))
  }
  return (
    <BrandEditor
      kept={{ name: ownName ?? '', welcome: welcome ?? '', ...accent }}
      accountName={account.name}
      logoUrl={logoUrl}
      isSaving={send.isPending}
      onSave={save}
      logo={logo}
      problem={sayProblem(send.error)}
    />
  )
}
