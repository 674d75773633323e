import { t as calendar } from '../../doors/calendar/calendar-text.ts'
import { t as imports } from '../imports/imports-text.ts'
import { t as platforms } from '../platforms/platforms-text.ts'
import { t as signOn } from '../sign-on/sign-on-text.ts'
import { t } from './settings-text.ts'
import { t as rules } from './sign-in-rules-text.ts'

/** What the settings page lists. A section of a later part adds its line here and its screen to the router. */
export const settingsSections: readonly { readonly to: string; readonly label: string; readonly says: string }[] = [
  { to: '/settings/templates', label: t('templates.label'), says: t('templates.says') },
  { to: '/settings/sign-in', label: rules('rules.label'), says: rules('rules.says') },
  { to: '/settings/keys', label: t('keys.label'), says: t('keys.says') },
  { to: '/settings/calendar', label: calendar('feed.title'), says: calendar('feed.short') },
  { to: '/settings/single-sign-on', label: signOn('page.label'), says: signOn('page.says') },
  { to: '/settings/permissions', label: t('permissions.label'), says: t('permissions.says') },
  { to: '/settings/portals', label: t('portals.label'), says: t('portals.says') },
  { to: '/settings/platforms', label: platforms('platforms.label'), says: platforms('platforms.says') },
  { to: '/settings/import', label: imports('imports.label'), says: imports('imports.says') },
]
