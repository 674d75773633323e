import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** Opens a ticket. */
export function NewTicketScreen() {
  useTitle(t('title.page', { page: t('nav.new_ticket'), vendor: '' }))
  return <h1>{t('nav.new_ticket')}</h1>
}
