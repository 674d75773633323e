import { Link } from '@tanstack/react-router'
import { Icon } from '../../ui/icons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import './system.css'
import { useSystem } from './use-system.ts'

/** Over every page while the clock stands: what still works, what does not, and where to look. */
export function ClockBanner() {
  const { data } = useSystem()
  const now = useNow('minute')
  const { zone } = useMe().person
  if (data?.clock.state !== 'frozen') return null
  const { aheadMs, since } = data.clock
  const time = formatNear(since === null ? now : Date.parse(since), zone, now)
  return (
    <div className="clock-banner" role="alert">
      <Icon name="info" />
      <p>{t('banner.clock', { ahead: formatDuration(aheadMs ?? 0, { seconds: true }), time })}</p>
      <Link className="lk" to="/system">
        {t('banner.more')}
      </Link>
    </div>
  )
}
