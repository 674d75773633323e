import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'

/** The queue. */
export function QueueScreen() {
  useTitle(t('title.page', { page: t('nav.queue') }))
  return <h1>{t('nav.queue')}</h1>
}
