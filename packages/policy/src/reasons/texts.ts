import { excuseTexts } from './excuse-texts.ts'
import { scopeTexts } from './scope-texts.ts'
import type { Reason } from './types.ts'
import { versionTexts } from './version-texts.ts'
import { windowTexts } from './window-texts.ts'
import { isWordKey, wordFor } from './words.ts'

type Facts = Reason['facts']

/** What a text may use: the facts as words, and the reader's side. */
export interface Saying {
  readonly isStaff: boolean
  text(fact: string): string
  list(fact: string): string
  /** The codes of a list in the words that stand under this head; one without words is left as it is written. */
  worded(fact: string, head: string): string
  when(fact: string): string
  stretch(): string
  length(fact: string): string
  target(fact: string): string
  week(): string
  date(fact: string): string
  /** The last day of what ends, exclusively, on the date in `fact`. */
  lastDay(fact: string): string
}

export type Text = (say: Saying, facts: Facts) => string

const your = (say: Saying): string => (say.isStaff ? 'the customer’s' : 'your')

const coverage: Text = (say, { coverage: kind, fixedPlace }) => {
  if (kind === 'always') return 'Every minute counts, day and night.'
  if (fixedPlace === true) return `Support time is ${say.week()} in ${say.text('city')}.`
  return `Support time is ${say.week()} in ${say.text('city')}, where ${your(say)} primary contact is.`
}

const metricName = (say: Saying): string => {
  const key = `metric.${say.text('metric')}`
  return isWordKey(key) ? wordFor(key) : 'answer'
}

const notInForce: Text = (say, { because }) => {
  const recorded = 'What is sent now is recorded, not promised.'
  if (because === 'not_started') return `The agreement begins on ${say.date('startsOn')}. ${recorded}`
  if (because === 'ended') return `The last day of the agreement was ${say.lastDay('endsOn')}. ${recorded}`
  if (because === 'other_product') return `The agreement in force is for another product or installation. ${recorded}`
  return `There is no agreement. ${recorded}`
}

/** The agreement that answers, by its order form. */
const called: Text = (say, { orderForm }) =>
  orderForm === undefined ? 'The agreement' : `Agreement ${say.text('orderForm')}`
const lower = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

const addOns = (say: Saying, { addOns: keys, addOnNames: names }: Facts): string => {
  if (!Array.isArray(keys) || keys.length === 0) return ''
  return ` with ${say.list(Array.isArray(names) ? 'addOnNames' : 'addOns')}`
}

/** What is missing, by name; decisions made before courses had names speak of the one there was. */
const lacking = (say: Saying, { missing }: Facts): string =>
  Array.isArray(missing) ? `the training “${say.list('missing')}”` : 'the introductory product training'

/** Every reason's words, English, by code. Nothing else in the product words a decision. */
export const texts: Readonly<Record<string, Text>> = {
  'agreement.in_force': (say, facts) => `${called(say, facts)} is in force; its last day is ${say.lastDay('endsOn')}.`,
  'agreement.in_grace': (say, facts) =>
    `The last day of ${lower(called(say, facts))} was ${say.lastDay('endsOn')}; days of grace are running.`,
  'agreement.grace_granted': (say) =>
    `The last day of the agreement was ${say.lastDay('endsOn')}; with these days of grace it is ${say.lastDay('until')}.`,
  'agreement.grace_too_short': (say) =>
    `With ${say.text('days')} days after the end, the last day would be ${say.lastDay('until')}: nothing would be gained.`,
  'agreement.not_in_force': notInForce,
  'agreement.plan': (say, facts) => `The plan is ${say.text('planName')}${addOns(say, facts)}.`,
  'agreement.most_generous': () => 'More than one agreement covers this. The most generous one holds.',
  'agreement.special_terms': (say) => `Order form ${say.text('orderForm')} names special terms.`,
  'portal.own': (say) =>
    `${say.isStaff ? 'The account has' : 'You have'} a portal of ${say.isStaff ? 'its' : 'your'} own.`,
  'portal.leads_to_shared': (say) =>
    `The portal of ${say.isStaff ? 'its' : 'your'} own has ended; its addresses lead to the shared one until ${say.when('until')}.`,
  'portal.shared': (say) => `${say.isStaff ? 'The account uses' : 'You use'} the shared portal.`,
  'clock.plan': (say, facts) =>
    `${say.text(facts.planName === undefined ? 'plan' : 'planName')}${addOns(say, facts)}, policy version ${say.text('policyVersion')}.`,
  'clock.target': (say) =>
    `${say.text('priority')}: the ${metricName(say)} comes within ${say.target('target')}${say.text('target').endsWith('bd') ? '' : ' of support time'}.`,
  'clock.coverage': coverage,
  'clock.start': (say) => `Counted from ${say.when('startedAt')}.`,
  'clock.counts': (say) => `${say.stretch()}: ${say.length('countedMs')}, counts.`,
  'clock.closed': (say) => `${say.stretch()}: closed for ${say.length('wallMs')}, does not count.`,
  'clock.holiday': (say) => `${say.stretch()}: a public holiday, does not count.`,
  'clock.paused': (say) => `${say.stretch()}: waiting for ${say.isStaff ? 'the customer' : 'you'}, does not count.`,
  'clock.due': (say) => `Due ${say.when('dueAt')}, after ${say.length('countedMs')} of support time.`,
  'clock.promised_by_hand': (say, facts) =>
    facts.dueAt === undefined
      ? `An engineer gave their word ${say.when('startedAt')}. It is a time on the clock: closed hours count too.`
      : `An engineer gave their word: ${say.when('dueAt')}. It never moves, and closed hours count too.`,
  'clock.outside_hours': (say) =>
    `Support is closed until ${say.when('opensAt')}. First in line then: an answer by ${say.when('dueAt')}.`,
  'queue.order': () => 'Higher priorities are answered first; within a priority, the ticket logged first.',
  'contact.active': (say) =>
    say.isStaff ? 'The opener is a technical contact of the account.' : 'You are a technical contact of your company.',
  'contact.no_mandate': (say, { ended }) => {
    const who = say.isStaff ? 'The sender' : 'You'
    const [are, were] = say.isStaff ? ['is', 'was'] : ['are', 'were']
    return ended === true
      ? `${who} ${were} a technical contact and ${are} not one any more.`
      : `${who} ${are} not a technical contact of this company.`
  },
  'contact.training_advised': (say, facts) =>
    say.isStaff
      ? `The opener has not had ${lacking(say, facts)}. That is advice, no condition.`
      : `We advise ${lacking(say, facts)}. It is no condition.`,
  'contact.training_required': (say, facts) =>
    `A ${say.text('priority')} needs a contact who has had ${lacking(say, facts)}. Urgent tickets are taken all the same.`,
  'primary.changes': (say) => `It takes effect ${say.when('at')}.`,
  'primary.succeeded': (say) =>
    `The primary contact passes on, and ${your(say)} business hours follow from the new place.`,
  'primary.deputy_steps_in': (say) =>
    `The deputy named beforehand steps in. ${say.isStaff ? 'The' : 'Your'} business hours stay until a place is confirmed.`,
  'primary.nobody_named': () => 'Nobody was named to follow as the primary contact.',
  'hours.move': (say, { alwaysOpen }) =>
    alwaysOpen === true
      ? `Support stays open day and night. Answers counted in business days follow ${say.text('to')} instead of ${say.text('from')}.`
      : `${say.isStaff ? 'The customer’s' : 'Your'} business hours follow ${say.text('to')} instead of ${say.text('from')}.`,
  'hours.stay': (say) => `The business hours stay those of ${say.text('city')}.`,
  'hours.fixed': (say) =>
    `The order form fixes the business hours of ${say.text('city')}, wherever the primary contact is.`,
  'clocks.keep_hours': (say, { running }) =>
    `${running === 1 ? 'One answer is promised already and keeps its' : `${say.text('running')} answers are promised already and keep their`} hours.`,
  'request.held': (say) =>
    `The request is kept. Any technical contact of the company can take it on; if nobody looks at it within ${say.target('tellManagerAfter')}, the person responsible for the account is told.`,
  'request.came_by_portal': (say) =>
    say.isStaff ? 'It came through the account’s own portal.' : 'It came through your company’s portal.',
  'request.of_mail_domain': (say) =>
    say.isStaff ? 'The sender’s mail domain is the account’s.' : 'The sender’s mail domain is your company’s.',
  'request.of_nobody': () => 'Neither a portal nor a mail domain tells whose request it is. Staff alone see it.',
  'mail_domain.malformed': () => 'This is no domain that can stand for a company.',
  'mail_domain.public': () => 'Anybody can have a mailbox at this domain, so it says nothing about a company.',
  'priority.answers': () => 'Suggested by the answers to the questions.',
  'priority.suggested': (say) => `${say.text('priority')} ${say.text('name')} is the priority that fits.`,
  'priority.reading': (say, { reading }) =>
    reading === undefined
      ? 'The policy leaves this case open; this is how we read it.'
      : `${say.text('reading')} ${say.text('why')}`,
  'priority.raised': (say) =>
    `Raised from ${say.text('from')} to ${say.text('to')}: a new answer is owed, counted from then, and never due later than before.`,
  'priority.lowered': (say) =>
    `Lowered from ${say.text('from')} to ${say.text('to')}: counted from the same start, never due earlier than before.`,
  'priority.restored': (say) => `A lead upheld the objection. The earlier due time, ${say.when('dueAt')}, holds again.`,
  'ticket.reopened': () => 'Reopened: a new answer is owed, counted from then.',
  told: (say, { because }) =>
    Array.isArray(because) && because.length > 0
      ? `Told ${say.worded('because', 'told_as')}.`
      : 'Told as the policy says.',
  'ticket.promised': () => 'An answer is promised.',
  ...excuseTexts,
  ...scopeTexts,
  ...versionTexts,
  ...windowTexts,
}
