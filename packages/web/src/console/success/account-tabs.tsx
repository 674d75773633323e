import { Link } from '@tanstack/react-router'
import { t } from './console-success-text.ts'

/** The account from all sides, and its success plan: two pages of one place. */
export function AccountTabs({ code }: { readonly code: string }) {
  return (
    <nav className="tabs" aria-label={t('tabs.label')}>
      <Link className="tab" to="/accounts/$code" params={{ code }} activeOptions={{ exact: true }}>
        {t('tabs.account')}
      </Link>
      <Link className="tab" to="/accounts/$code/plan" params={{ code }}>
        {t('tabs.plan')}
      </Link>
      <Link className="tab" to="/reports" search={{ view: 'service', account: code }}>
        {t('tabs.reports')}
      </Link>
    </nav>
  )
}
