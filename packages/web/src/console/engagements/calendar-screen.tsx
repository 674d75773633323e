import { CalendarFeed } from '../../doors/calendar/calendar-feed.tsx'
import { t } from '../../doors/calendar/calendar-text.ts'
import { useMe } from '../session-gate.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { t as frame } from '../text.ts'

/** The address of one's own calendar. */
export function CalendarScreen() {
  const { person } = useMe()
  return (
    <SettingsPage
      title={frame('title.page', { page: t('feed.title') })}
      heading={t('feed.title')}
      says={t('feed.short')}
    >
      <CalendarFeed zone={person.zone} />
    </SettingsPage>
  )
}
