import type { Portal } from '@mainstay/contracts/portals'
import { type FormEvent, useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { sayAddress } from './portal-state.ts'
import { t } from './portals-text.ts'

/** The path that the portal stands at from its first day. */
export function PortalPath({ portal, mayManage }: { readonly portal: Portal; readonly mayManage: boolean }) {
  const { account, slug, formerSlugs, version } = portal
  const [typed, setTyped] = useState<string>()
  const send = useSend('PATCH /accounts/:accountId/portal')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (typed === undefined) return
    const sent = { params: { accountId: account.id }, body: { slug: typed }, ifMatch: `"${version}"` }
    const answer = await send.mutateAsync(sent).catch(() => undefined)
    if (answer === undefined) return
    setTyped(undefined)
    announce(t('path.saved', { url: sayAddress(answer.body.url) }))
  }
  return (
    <section>
      <h2>{t('path.heading')}</h2>
      <form className="portal-form" onSubmit={(event) => void submit(event)}>
        <FormProblem problem={send.error} />
        <Field label={t('path.label')} hint={t('path.hint')} fault={faultOf(send.error, 'slug')}>
          {(attributes) => (
            <span className="portal-path">
              <span className="mut">{'/p/'}</span>
              <input
                {...attributes}
                className="input"
                value={typed ?? slug}
                maxLength={40}
                spellCheck={false}
                disabled={!mayManage}
                onChange={(event) => setTyped(event.target.value.toLowerCase())}
              />
            </span>
          )}
        </Field>
        {formerSlugs.length === 0 ? null : (
          <p className="mut sm">{t('path.former', { slugs: formerSlugs.map((one) => `/p/${one}`).join(', ') })}</p>
        )}
        {typed === undefined || typed === slug ? null : (
          <button type="submit" className="btn" disabled={send.isPending}>
            {t('path.save')}
          </button>
        )}
      </form>
    </section>
  )
}
