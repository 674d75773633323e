import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** One ticket. */
export function TicketScreen() {
  useTitle(t('title.page', { page: t('nav.tickets'), vendor: '' }))
  return <h1>{t('nav.tickets')}</h1>
}
