import type { Portal, SignInMethod } from '@mainstay/contracts/portals'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from './portals-text.ts'

const all: readonly SignInMethod[] = ['password', 'link', 'sso']

/** How the people of this account come in; the last way cannot be taken away. */
export function PortalMethods({ portal, mayManage }: { readonly portal: Portal; readonly mayManage: boolean }) {
  const { account, methods, version } = portal
  const send = useSend('PATCH /accounts/:accountId/portal')
  const change = async (method: SignInMethod, isOn: boolean) => {
    const next = all.filter((one) => (one === method ? isOn : methods.includes(one)))
    const sent = { params: { accountId: account.id }, body: { methods: next }, ifMatch: `"${version}"` }
    const answer = await send.mutateAsync(sent).catch(() => undefined)
    if (answer !== undefined) announce(t('methods.saved'))
  }
  return (
    <section>
      <h2>{t('methods.heading')}</h2>
      <p className="mut sm">{t('methods.hint')}</p>
      <FormProblem problem={send.error} isTyped={false} />
      {all.map((method) => {
        const isOn = methods.includes(method)
        return (
          <label key={method} className="account-check">
            <input
              type="checkbox"
              checked={isOn}
              disabled={!mayManage || send.isPending || (isOn && methods.length === 1)}
              onChange={(event) => void change(method, event.target.checked)}
            />
            {t(`method.${method}`)}
          </label>
        )
      })}
    </section>
  )
}
