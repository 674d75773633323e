import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** All of the team’s tickets. */
export function TicketsScreen() {
  useTitle(t('title.page', { page: t('nav.tickets'), vendor: '' }))
  return <h1>{t('nav.tickets')}</h1>
}
