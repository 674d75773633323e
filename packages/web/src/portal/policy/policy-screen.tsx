import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** The policy as the customer’s own page. */
export function PolicyScreen() {
  useTitle(t('title.page', { page: t('nav.policy'), vendor: '' }))
  return <h1>{t('nav.policy')}</h1>
}
