import { Link } from '@tanstack/react-router'
import { Security } from '../../doors/security/security.tsx'
import { t as door } from '../../doors/text.ts'
import { Icon } from '../../ui/icons.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { useMe } from '../session-gate.ts'
import '../settings/settings.css'
import { t } from '../text.ts'

/** How one comes in, and where one is signed in. */
export function SecurityScreen() {
  const { person } = useMe()
  usePageTitle(door('security.title'))
  return (
    <div className="settings">
      <p className="settings-up">
        <Link className="lk" to="/settings">
          <Icon name="back" size={14} />
          {t('settings.title')}
        </Link>
      </p>
      <h1>{door('security.title')}</h1>
      <Security zone={person.zone} />
    </div>
  )
}
