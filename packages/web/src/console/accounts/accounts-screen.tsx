import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** All accounts within sight. */
export function AccountsScreen() {
  useTitle(t('title.page', { page: t('nav.accounts') }))
  return <h1>{t('nav.accounts')}</h1>
}
