import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { t } from '../text.ts'
import type { Invitation } from './use-invitations.ts'

const sayFault = (problem: Error) => announce(problem.message, { tone: 'fault' })

/** Invites, sends an invitation again, takes it back. */
export const useInvite = (accountId?: string) => {
  const send = useSend('POST /invitations')
  const withdraw = useSend('POST /invitations/:invitationId/withdraw')
  return {
    isPending: send.isPending || withdraw.isPending,
    invite: (person: { readonly id: string; readonly name: string }) =>
      send
        .mutateAsync({ body: { personId: person.id, ...(accountId === undefined ? {} : { accountId }) } })
        .then(() => announce(t('invited.sent', { name: person.name })), sayFault),
    takeBack: (invitation: Invitation, name: string) =>
      invitation.id === null
        ? Promise.resolve()
        : withdraw
            .mutateAsync({ params: { invitationId: invitation.id } })
            .then(() => announce(t('invited.taken_back', { name })), sayFault),
  }
}
