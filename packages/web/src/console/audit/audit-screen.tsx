import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** Who did what, when. */
export function AuditScreen() {
  useTitle(t('title.page', { page: t('nav.audit') }))
  return <h1>{t('nav.audit')}</h1>
}
