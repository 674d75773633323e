import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** The policy, read. */
export function PolicyScreen() {
  useTitle(t('title.page', { page: t('nav.policy') }))
  return <h1>{t('nav.policy')}</h1>
}
