import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import '../doors.css'
import { t } from '../text.ts'
import type { Invitation } from './use-invitations.ts'

interface InvitationMarkProps {
  readonly invitation: Invitation | undefined
  readonly zone: string
}
/** How far somebody is on their way in; nothing once they are. */
export function InvitationMark({ invitation, zone }: InvitationMarkProps) {
  const now = useNow('minute')
  if (invitation === undefined || invitation.state === 'in') return null
  const { state, expiresAt, invitedBy } = invitation
  const until = expiresAt === null ? '' : formatNear(Date.parse(expiresAt), zone, now)
  const by = invitedBy === null ? undefined : t('invited.by', { name: invitedBy.name })
  return (
    <span className={`invitation-mark ${state === 'expired' ? 'near-t' : ''}`} title={by}>
      {t(`invited.${state}`, { until })}
    </span>
  )
}
