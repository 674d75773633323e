import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** What is promised now, and what is next. */
export function HomeScreen() {
  useTitle(t('title.page', { page: t('nav.home'), vendor: '' }))
  return <h1>{t('nav.home')}</h1>
}
