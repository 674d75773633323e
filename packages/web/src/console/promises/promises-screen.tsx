import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** The ledger of promises. */
export function PromisesScreen() {
  useTitle(t('title.page', { page: t('nav.promises') }))
  return <h1>{t('nav.promises')}</h1>
}
