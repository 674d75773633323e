import { type Action, can, type StaffActor } from '@mainstay/policy/access'
import { useMe } from './session-gate.ts'

/** The reader as the sentences of permission see them. */
const useActor = (): StaffActor => {
  const { person, staff } = useMe()
  const roles = (staff?.roles ?? []) as StaffActor['roles']
  return { kind: 'staff', personId: person.id, roles, sight: 'all' }
}

/** Whether the reader's roles let them do this to tickets in general; each ticket says for itself what holds there. */
export const useMayOnTickets = (action: Extract<Action, 'ticket.assign' | 'ticket.note' | 'ticket.reply'>) =>
  can(useActor(), action, { accountId: '', sight: 'team', openedBy: '', status: 'open' }).allowed

/** Whether the reader's roles let them do this to accounts in general. */
export const useMayOnAccount = (
  action: Extract<
    Action,
    | 'environment.keep'
    | 'contact.invite'
    | 'contact.end'
    | 'contact.view_as'
    | 'training.record'
    | 'portal.brand'
    | 'portal.manage'
    | 'feature_request.argue'
    | 'owed.skip'
    | 'owed.settle'
    | 'owed.record'
    | 'owed.set_cadence'
    | 'success_plan.keep'
    | 'success_plan.answer'
    | 'success_plan.measure'
    | 'account_note.write'
    | 'account.update'
    | 'service_report.draft'
    | 'service_report.issue'
    | 'bundle.send'
    | 'bundle.download'
    | 'assessment.review'
    | 'finding.keep'
    | 'finding.accept_risk'
    | 'finding.close'
  >,
) => can(useActor(), action, { accountId: '' }).allowed

/** Whether the reader's roles let them excuse late promises at all; each promise says for itself whether here. */
export const useMayExcuse = () => can(useActor(), 'commitment.excuse', { accountId: '', sight: 'team' }).allowed

/** Whether the reader's roles let them do this to sessions in general. */
export const useMayOnSessions = (action: Extract<Action, 'engagement.plan' | 'engagement.settle_contest'>) =>
  can(useActor(), action, { accountId: '' }).allowed

/** Whether the reader may look at this part of the desk: what they may not is not offered. */
export const useMaySee = (action: Extract<Action, 'audit.see' | 'outbox.see' | 'attainment.see'>) =>
  can(useActor(), action, {}).allowed

/** Whether the reader may change this part of the desk. */
export const useMayOnDesk = (
  action: Extract<
    Action,
    | 'template.manage'
    | 'platform.manage'
    | 'notice.write'
    | 'advisory.write'
    | 'release.write'
    | 'feature_request.keep'
    | 'feature_request.note'
    | 'feature_request.decide'
    | 'feature_request.import'
    | 'import.run'
    | 'export.see'
  >,
) => can(useActor(), action, {}).allowed
