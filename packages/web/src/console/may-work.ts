import { type Action, can, type StaffActor } from '@mainstay/policy/access'
import { useMe } from './session-gate.ts'

type OnTicket = Extract<Action, 'ticket.assign' | 'ticket.note'>

/** Whether the reader's roles let them do this to tickets in general; each ticket says for itself what holds there. */
export const useMayOnTickets = (action: OnTicket) => {
  const { person, staff } = useMe()
  const roles = (staff?.roles ?? []) as StaffActor['roles']
  const actor: StaffActor = { kind: 'staff', personId: person.id, roles, sight: 'all' }
  return can(actor, action, { accountId: '', sight: 'team', openedBy: '', status: 'open' }).allowed
}
