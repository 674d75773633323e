import { Mark } from '../ui/mark.tsx'
import { formatDay } from '../ui/time/format-moment.ts'
import { useMe } from './session-gate.ts'
import { t } from './text.ts'
import { useAccount } from './use-account.ts'
import { type SupportNow, useSupportNow } from './use-support-now.ts'

const dayMs = 86_400_000
/** Ends are exclusive: the last day is the one before. */
const sayAgreement = (support: SupportNow, account: string) => {
  const { inForce, planTitle, policyTitle, policyVersion, orderForm, startsOn, endsOn } = support
  if (!inForce || startsOn === null || endsOn === null) return t('footer.not_in_force', { account })
  return t('footer.agreement', {
    account,
    plan: planTitle ?? '',
    policy: policyTitle ?? '',
    version: policyVersion ?? '',
    orderForm: orderForm ?? '',
    from: formatDay(Date.parse(startsOn), 'UTC', true),
    to: formatDay(Date.parse(endsOn) - dayMs, 'UTC', true),
  })
}

/** Under every page: by which agreement one is here. */
export function AgreementFoot() {
  const { product } = useMe()
  const account = useAccount()
  const support = useSupportNow(false).data
  const plain = t('footer.account', { account: account.name, product: product.name })
  return (
    <footer className="foot">
      <div className="wrap">
        <p>{support === undefined ? plain : sayAgreement(support, account.name)}</p>
        <p className="foot-by">
          <Mark size={16} /> {t('footer.runs_on')}
        </p>
      </div>
    </footer>
  )
}
