import { t } from '../text.ts'
import { InvitationMark } from './invitation-mark.tsx'
import { useInvitations } from './use-invitations.ts'
import { useInvite } from './use-invite.ts'

interface InvitationLineProps {
  readonly accountId: string
  readonly person: { readonly id: string; readonly name: string }
  readonly zone: string
  /** Whether the reader may invite for this account. */
  readonly mayInvite: boolean
}
/** How far a contact is on the way in, with the buttons of whoever may invite; nothing once she is in. */
export function InvitationLine({ accountId, person, zone, mayInvite }: InvitationLineProps) {
  const { of, mailIsSetUp } = useInvitations(accountId)
  const { invite, takeBack, isPending } = useInvite(accountId)
  const invitation = of(person.id)
  if (invitation === undefined || invitation.state === 'in') return null
  const isFirst = invitation.state === 'none'
  return (
    <span className="invitation-line">
      <InvitationMark invitation={invitation} zone={zone} />
      {mayInvite && mailIsSetUp === true ? (
        <button type="button" className="lk" disabled={isPending} onClick={() => void invite(person)}>
          {t(isFirst ? 'invited.invite' : 'invited.again')}
        </button>
      ) : null}
      {mayInvite && (invitation.state === 'invited' || invitation.state === 'expired') ? (
        <button
          type="button"
          className="lk"
          disabled={isPending}
          onClick={() => void takeBack(invitation, person.name)}
        >
          {t('invited.take_back')}
        </button>
      ) : null}
    </span>
  )
}
