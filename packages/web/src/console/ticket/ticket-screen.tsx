import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** One ticket. */
export function TicketScreen() {
  useTitle(t('title.page', { page: t('nav.queue') }))
  return <h1>{t('nav.queue')}</h1>
}
