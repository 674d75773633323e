import { z } from 'zod'
import {
  accountRecipient,
  accountStaffRecipient,
  clauseId,
  count,
  customerRecipient,
  key,
  line,
  percent,
  positive,
  priority,
  prose,
  span,
  staffRecipient,
} from './schema-atoms.ts'
import { exclusion, scopeQuestion } from './schema-scope.ts'

const tell = z.array(staffRecipient)
const told = z.strictObject({ customer: z.array(customerRecipient), staff: tell })
const somePriorities = z.array(priority)
const spansByPriority = z.strictObject({
  P0: span.optional(),
  P1: span.optional(),
  P2: span.optional(),
  P3: span.optional(),
  P4: span.optional(),
})

/** How commitments run (start, stop, warnings, new cycles, promises by hand). */
export const commitmentRules = z.strictObject({
  stops: z.strictObject({ clause: clauseId, by: z.array(z.enum(['public_message', 'web_meeting'])).min(1) }),
  answerAgainOn: z.strictObject({ clause: clauseId, is: z.array(z.enum(['raised', 'reopened'])) }),
  warnings: z.strictObject({ clause: clauseId, at: z.array(z.strictObject({ percent, tell })) }),
  /** `tellCustomer`: whom of the customer's side the desk tells by itself; without it they see it on the ticket alone. */
  breach: z.strictObject({
    clause: clauseId,
    tell,
    customerSees: z.boolean(),
    tellCustomer: z.array(customerRecipient).default([]),
  }),
  // policies written before they had a word for it hold to this all the same
  excuse: z
    .strictObject({
      clause: clauseId.optional(),
      withinDays: positive.meta({ description: 'How many days after it fell due a late promise may be excused.' }),
    })
    .default({ withinDays: 30 }),
  promisedByHand: z.strictObject({ clause: clauseId, propose: spansByPriority, warnAtPercent: z.array(percent) }),
  order: z.strictObject({ clause: clauseId, is: z.enum(['priority_then_logged']) }),
  priorityRaised: z.strictObject({ clause: clauseId }),
  priorityLowered: z.strictObject({ clause: clauseId, lateAfterPercent: percent }),
})

/** A ticket's life. */
export const lifeRules = z.strictObject({
  turnProposal: z.strictObject({ clause: clauseId, is: z.enum(['theirs_if_it_asks', 'ours', 'theirs']) }),
  waitingToResolved: z.strictObject({
    clause: clauseId,
    after: span,
    remindersAfter: z.array(span),
    onlyByPersonFor: somePriorities,
  }),
  resolvedToClosed: z.strictObject({ clause: clauseId, after: span, reminderAfter: span.optional() }),
  // policies written before there was such a question ask it all the same
  solved: z
    .strictObject({
      clause: clauseId.optional(),
      answerDays: positive.meta({ description: 'How many days after the closing it can be answered.' }),
      changeDays: positive.meta({ description: 'How many days after the answer it can be changed.' }),
    })
    .default({ answerDays: 60, changeDays: 14 }),
  closedMessage: z.strictObject({ clause: clauseId, becomes: z.enum(['linked_ticket']) }),
  waitingOnUs: z.strictObject({ clause: clauseId, after: z.enum(['target']) }),
  outsideHours: z.strictObject({ clause: clauseId, priorities: somePriorities, text: prose }),
  undoMinutes: z.strictObject({ clause: clauseId, is: count }),
  disagreement: z.strictObject({ clause: clauseId, decidedBy: z.enum(['lead']) }),
  attention: z.strictObject({ clause: clauseId, tell }),
  withdrawal: z.strictObject({ clause: clauseId }),
})

const toldOfAccount = z.strictObject({ customer: z.array(accountRecipient), staff: z.array(accountStaffRecipient) })
const subjectAndHost = { customer: ['subject' as const], staff: ['host' as const] }

/** What concerns the account and no ticket. What a policy does not name, it tells nobody. */
const accountEvents = z.strictObject({
  request_held: toldOfAccount.optional(),
  request_unseen: toldOfAccount.optional(),
  contact_ended: toldOfAccount.optional(),
  contact_end_planned: toldOfAccount.optional(),
  contact_end_dropped: toldOfAccount.optional(),
  primary_changed: toldOfAccount.optional(),
  primary_moved: toldOfAccount.optional(),
  primary_planned: toldOfAccount.optional(),
  primary_plan_dropped: toldOfAccount.optional(),
  deputy_named: toldOfAccount.optional(),
  deputy_stepped_in: toldOfAccount.optional(),
  agreement_amended: toldOfAccount.optional(),
  version_ending: toldOfAccount.optional(),
  hotfix_issued: toldOfAccount.optional(),
  agreement_ending: toldOfAccount.optional(),
  grace_granted: toldOfAccount.optional(),
  contacts_above: toldOfAccount.optional(),
  stay_ending: toldOfAccount.optional(),
  contact_rested: toldOfAccount.optional(),
  joining_asked: toldOfAccount.optional(),
  accounts_joined: toldOfAccount.optional(),
  joining_ended: toldOfAccount.optional(),
  training_handed_in: toldOfAccount.optional(),
  training_decided: toldOfAccount.optional(),
  // policies written before there were advisories tell every contact of one all the same
  advisory_published: toldOfAccount.default({ customer: ['all_contacts'], staff: [] }),
  advisory_updated: toldOfAccount.default({ customer: ['all_contacts'], staff: [] }),
  advisory_withdrawn: toldOfAccount.default({ customer: ['all_contacts'], staff: [] }),
  request_shipped: toldOfAccount.optional(),
  // policies written before they had a word for it tell whoever asked all the same
  request_considered: toldOfAccount.default({ customer: ['subject'], staff: [] }),
  request_planned: toldOfAccount.default({ customer: ['subject'], staff: [] }),
  request_begun: toldOfAccount.default({ customer: ['subject'], staff: [] }),
  request_refused: toldOfAccount.default({ customer: ['subject'], staff: [] }),
  // policies written before there were sessions tell those who are in them all the same
  session_offered: toldOfAccount.default({ customer: ['subject'], staff: [] }),
  session_declined: toldOfAccount.default({ customer: [], staff: ['host'] }),
  session_booked: toldOfAccount.default(subjectAndHost),
  session_moved: toldOfAccount.default(subjectAndHost),
  session_cancelled: toldOfAccount.default(subjectAndHost),
  bundle_received: toldOfAccount.default({ customer: [], staff: ['host'] }),
  assessment_published: toldOfAccount.default({ customer: ['all_contacts'], staff: ['host'] }),
  assessment_corrected: toldOfAccount.default({ customer: ['all_contacts'], staff: [] }),
  finding_due: toldOfAccount.default(subjectAndHost),
  finding_overdue: toldOfAccount.default(subjectAndHost),
  finding_back: toldOfAccount.default(subjectAndHost),
  session_minutes: toldOfAccount.default({ customer: ['all_contacts'], staff: [] }),
  report_issued: toldOfAccount.default({ customer: ['all_contacts'], staff: ['account_manager'] }),
  session_contested: toldOfAccount.default({ customer: [], staff: ['lead_on_duty', 'host'] }),
  session_settled: toldOfAccount.default(subjectAndHost),
  action_due: toldOfAccount.default(subjectAndHost),
  action_overdue: toldOfAccount.default(subjectAndHost),
  engagement_due: toldOfAccount.optional(),
  engagement_late: toldOfAccount.optional(),
  engagement_lapsed: toldOfAccount.optional(),
  engagement_skipped: toldOfAccount.optional(),
  engagement_contested: toldOfAccount.optional(),
  engagement_settled: toldOfAccount.optional(),
  excuse_contradicted: toldOfAccount.default({ customer: [], staff: ['head_of_support'] }),
})

export const tellRules = z.strictObject({
  clause: clauseId,
  urgent: somePriorities,
  events: z.strictObject({
    ticket_opened: told,
    ticket_opened_urgent: told,
    answered: told,
    your_turn: told,
    contact_wrote: told,
    priority_changed: told,
    disagreed: told,
    attention_asked: told,
    workaround_given: told,
    reminder: told,
    resolved: told,
    closing_soon: told,
    closed: told,
    reopened: told,
    // policies before `account` name it here; it is news of the account now
    request_held: told.default({ customer: ['all_contacts'], staff: [] }),
    not_in_force: told,
    // policies written before there were such events tell those who are nearest to them
    taken_over: told.default({ customer: ['opener', 'previous_opener'], staff: ['assignee_or_queue'] }),
    fixed_in: told.default({ customer: ['opener', 'followers', 'urgent_contacts'], staff: ['assignee_or_queue'] }),
    not_solved: told.default({ customer: [], staff: ['lead_on_duty'] }),
    mail_bounced: told.default({ customer: [], staff: ['assignee_or_queue'] }),
  }),
  account: z.strictObject({ clause: clauseId, events: accountEvents }).optional(),
})

const courses = z
  .record(
    key,
    z.strictObject({
      title: line,
      validMonths: positive.optional().meta({ description: 'Months that it holds; for good when absent.' }),
    }),
  )
  .meta({ description: 'The courses that the term `training` speaks of.' })

/** Who may come in, and how an agreement changes. */
export const peopleRules = z.strictObject({
  mandate: z.strictObject({ clause: clauseId }),
  trainingRequiredFor: z.strictObject({ clause: clauseId, is: somePriorities }),
  heldRequests: z.strictObject({
    clause: clauseId,
    tellManagerAfter: span,
    refusedMailDomains: z.array(line),
    // policies written before these were terms hold to them all the same
    /** What a request is when a contact takes it on and says nothing else. */
    adoptedAs: z
      .strictObject({ kind: z.enum(['defect', 'question', 'consultation']), priority })
      .default({ kind: 'question', priority: 'P3' }),
    /** Letters to addresses that nobody proved: one to a mailbox in so many hours, so many in an hour to all of them. */
    proofMails: z.strictObject({ everyHours: positive, perHour: positive }).default({ everyHours: 24, perHour: 120 }),
  }),
  // policies written before courses had names speak of this one
  courses: courses.default({ introduction: { title: 'Introductory product training' } }),
  deputy: z.strictObject({ clause: clauseId }),
  // policies written before these terms say it all in the deputy's clause
  primaryChange: z.strictObject({ clause: clauseId, daysAhead: positive }).optional(),
  absence: z.strictObject({ clause: clauseId }).optional(),
})

/** How what is owed without being asked is counted, reminded of, moved, skipped. What a policy does not name, it does not do. */
const owedWindows = z.strictObject({
  clause: clauseId,
  countedFrom: z.enum(['agreement_start']),
  leastPercent: percent
    .default(50)
    .meta({ description: 'What is left of a window is a window of its own from this share of it on, in percent.' }),
  reminders: z.strictObject({ clause: clauseId, atPercent: z.array(percent) }).optional(),
  moved: z
    .strictObject({ clause: clauseId, due: z.enum(['booked_time', 'end_of_day']) })
    .optional()
    .meta({ description: 'When something is due that the customer moved past the end of its window.' }),
  skip: z.strictObject({ clause: clauseId }).optional(),
  lapse: z
    .strictObject({ clause: clauseId, offers: positive, firstByPercent: percent })
    .optional()
    .meta({ description: 'Offered so often, first by this share of the window, and never answered: not taken up.' }),
})

export const agreementRules = z.strictObject({
  inForce: z.strictObject({ clause: clauseId }),
  amendments: z.strictObject({ clause: clauseId }),
  several: z.strictObject({ clause: clauseId, is: z.enum(['most_generous']) }),
  annex: z.strictObject({ clause: clauseId, signedOffBy: positive }),
  /** Who is above the new number stays so many days; the account is told once more so many days before they are over. */
  downgrade: z.strictObject({
    clause: clauseId,
    contactsStayDays: count,
    tellDaysBefore: count.default(7),
    addressRedirectsMonths: count,
  }),
  // policies written before these rules were know neither
  expiring: z.strictObject({ clause: clauseId, daysAhead: z.array(positive).min(1) }).optional(),
  joining: z.strictObject({ clause: clauseId }).optional(),
  windows: owedWindows,
})

export const scopeRules = z.strictObject({
  covers: z.strictObject({
    clause: clauseId,
    is: z.array(z.enum(['technical_support', 'bug_fixes', 'maintenance_releases', 'product_updates', 'upgrades'])),
  }),
  provisional: z.strictObject({ clause: clauseId, confirmedBy: z.enum(['person']) }),
  exclusions: z.array(exclusion),
  // policies written before them find no exclusion by rule: everything is in scope until a person says otherwise
  questions: z.array(scopeQuestion).default([]),
  interaction: z.strictObject({ clause: clauseId, covers: z.enum(['supported_cloud_services']) }),
})

export const lifecycleRules = z.strictObject({
  clause: clauseId,
  current: z.enum(['major']),
  preceding: z.strictObject({ majors: count, months: count, from: z.enum(['current_major_date']) }),
  fixesIn: z.enum(['newest_of_major']),
  onlyGenerallyAvailable: z.strictObject({ clause: clauseId, is: z.boolean() }),
  tellDaysBefore: z
    .strictObject({ clause: clauseId, is: z.array(positive).min(1) })
    .optional()
    .meta({ description: 'How many days ahead of an end of support those who run the version are told.' }),
})

const weight = z.int('A whole number.').min(0, 'Not below 0.').max(1000, 'At most 1,000.')

const currency = z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, such as EUR.')

/** What a request for the product weighs: each account that asks counts once, by what it bought. */
export const requestRules = z.strictObject({
  clause: clauseId,
  weights: z.strictObject({
    plans: z.record(key, weight),
    addOns: z.record(key, weight),
    withoutPlan: weight.meta({ description: 'An account without an agreement in force.' }),
    furtherAsk: weight.meta({ description: 'Each ask of an account beyond its first.' }),
    advocacy: weight.meta({ description: 'An argument of the staff that was upheld.' }),
    value: z
      .strictObject({
        per: z
          .record(currency, z.int('A whole number.').min(1, 'At least 1.'))
          .meta({ description: 'A full amount a year, by currency; others count nothing.' }),
        counts: weight.meta({ description: 'How much each full amount counts that all who ask agreed to together.' }),
      })
      .optional()
      .meta({ description: 'Whether what an agreement is worth a year counts; it does not when absent.' }),
  }),
})
