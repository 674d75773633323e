import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** One account. */
export function AccountScreen() {
  useTitle(t('title.page', { page: t('nav.accounts') }))
  return <h1>{t('nav.accounts')}</h1>
}
