import { createText } from '../../ui/text/translate.ts'

/**
 * What is written in the audit log, as people say it, by the name of its entry; and of its facts those that people read.
 * Ids, hashes and codes have no words: they stand in the tooltip, whole.
 */
const auditText = {
  'ticket.opened': 'Ticket opened',
  'ticket.replied': 'Wrote to the other side',
  'ticket.noted': 'Wrote a note',
  'ticket.priority_changed': 'Priority changed',
  'ticket.status_changed': 'Status changed',
  'ticket.reopened': 'Ticket reopened',
  'ticket.withdrawn': 'Ticket taken back',
  'ticket.dissented': 'Disagreed with the priority',
  'ticket.dissent_decided': 'Disagreement decided',
  'ticket.attention_asked': 'Attention asked for',
  'ticket.attention_acknowledged': 'Attention acknowledged',
  'ticket.assigned': 'Handed over',
  'ticket.snoozed': 'Set aside',
  'ticket.followed_up': 'Followed up in a new ticket',
  'ticket.sight_changed': 'Who may read it changed',
  'ticket.taken_over': 'Another contact speaks for it',
  'ticket.kind_changed': 'Kind changed',
  'ticket.workaround_given': 'Way round given',
  'ticket.reminded': 'Customer reminded',
  'message.withdrawn': 'Passage removed',
  'note.withdrawn': 'Passage of a note removed',
  'file.withdrawn': 'File removed',
  'commitment.started': 'Promise started',
  'commitment.warned': 'Promise came near',
  'commitment.breached': 'Promise late',
  'commitment.met': 'Promise kept',
  'commitment.met_late': 'Promise answered late',
  'commitment.superseded': 'Promise replaced',
  'commitment.cancelled': 'Promise ended without an answer',
  'commitment.paused': 'Promise paused',
  'commitment.resumed': 'Promise goes on',
  'commitment.terms_changed': 'Terms of promises changed',
  'queue.places_changed': 'Queue moved with the hours',
  'account.created': 'Account created',
  'account.changed': 'Account changed',
  'agreement.created': 'Agreement recorded',
  'agreement.amended': 'Agreement amended',
  'agreement.grace_granted': 'Days of grace granted',
  'contact.added': 'Contact added',
  'contact.changed': 'Contact changed',
  'contact.ended': 'Contact ended',
  'contact.primary_changed': 'Primary contact changed',
  'contact.primary_moved': 'Place of the primary contact changed',
  'contact.primary_planned': 'Change of the primary contact planned',
  'contact.primary_plan_dropped': 'Planned change of the primary contact dropped',
  'contact.deputy_named': 'Deputy named',
  'environment.added': 'Environment added',
  'staff.added': 'Colleague added',
  'staff.changed': 'Colleague changed',
  'staff.ended': 'Membership ended',
  'policy.published': 'Policy published',
  'person.signed_in': 'Signed in',
  'person.password_given': 'First password given',
  'api_key.created': 'API key made',
  'api_key.revoked': 'API key revoked',
  'clock.frozen': 'Clock stopped',
  'clock.thawed': 'Clock confirmed',
  'mail.bounced': 'Mail came back',
  'desk.set_up': 'Desk set up',
  'fact.from': 'from',
  'fact.to': 'to',
  'fact.priority': 'priority',
  'fact.dueAt': 'due',
  'fact.metAt': 'answered',
  'fact.breachedAt': 'late since',
  'fact.nextUpdateBy': 'next update by',
  'fact.until': 'until',
  'fact.share': 'time used',
  'fact.because': 'because',
  'fact.side': 'by the',
  'fact.upheld': 'for the customer',
  'fact.role': 'as',
  'fact.roles': 'roles',
  'fact.step': 'step',
  'fact.promised': 'promised',
  'fact.orderForm': 'order form',
  'fact.plan': 'plan',
  'fact.reason': 'reason',
  'fact.state': 'now',
} as const

type AuditKey = keyof typeof auditText
const say = createText(auditText)
const hasWords = (key: string): key is AuditKey => key in auditText

/** An entry without words shows its own name. */
export const sayAction = (action: string) => (hasWords(action) ? say(action) : action)
/** Undefined for a fact that is not for people. */
export const nameFact = (fact: string) => {
  const key = `fact.${fact}`
  return hasWords(key) ? say(key) : undefined
}
