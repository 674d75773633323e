import type { Returned } from '../../data/index.ts'
import { formatDay, formatNear } from '../../ui/time/format-moment.ts'
import type { TextKey } from '../text.ts'

const kinds: Readonly<Record<string, TextKey>> = {
  not_in_force: 'news.kind.not_in_force',
  ticket_opened: 'news.kind.ticket_opened',
  ticket_opened_urgent: 'news.kind.ticket_opened_urgent',
  breached: 'news.kind.breached',
  warned: 'news.kind.warned',
  attention_asked: 'news.kind.attention_asked',
  attention_acknowledged: 'news.kind.attention_acknowledged',
  disagreed: 'news.kind.disagreed',
  dissent_decided: 'news.kind.dissent_decided',
  closed: 'news.kind.closed',
  resolved: 'news.kind.resolved',
  closing_soon: 'news.kind.closing_soon',
  reminder: 'news.kind.reminder',
  workaround_given: 'news.kind.workaround_given',
  fixed_in: 'news.kind.fixed_in',
  version_ending: 'news.kind.version_ending',
  hotfix_issued: 'news.kind.hotfix_issued',
  your_turn: 'news.kind.your_turn',
  priority_changed: 'news.kind.priority_changed',
  reopened: 'news.kind.reopened',
  contact_wrote: 'news.kind.contact_wrote',
  answered: 'news.kind.answered',
  taken_over: 'news.kind.taken_over',
  contact_ended: 'news.kind.contact_ended',
  request_held: 'news.kind.request_held',
  primary_changed: 'news.kind.primary_changed',
  primary_moved: 'news.kind.primary_moved',
  primary_planned: 'news.kind.primary_planned',
  primary_plan_dropped: 'news.kind.primary_plan_dropped',
  contact_end_planned: 'news.kind.contact_end_planned',
  contact_end_dropped: 'news.kind.contact_end_dropped',
  deputy_named: 'news.kind.deputy_named',
  deputy_stepped_in: 'news.kind.deputy_stepped_in',
  agreement_amended: 'news.kind.agreement_amended',
  agreement_ending: 'news.kind.agreement_ending',
  grace_granted: 'news.kind.grace_granted',
  contacts_above: 'news.kind.contacts_above',
  stay_ending: 'news.kind.stay_ending',
  contact_rested: 'news.kind.contact_rested',
  joining_asked: 'news.kind.joining_asked',
  accounts_joined: 'news.kind.accounts_joined',
  joining_ended: 'news.kind.joining_ended',
  training_handed_in: 'news.kind.training_handed_in',
  training_decided: 'news.kind.training_decided',
  advisory_published: 'news.kind.advisory_published',
  advisory_updated: 'news.kind.advisory_updated',
  advisory_withdrawn: 'news.kind.advisory_withdrawn',
  request_considered: 'news.kind.request_considered',
  request_planned: 'news.kind.request_planned',
  request_begun: 'news.kind.request_begun',
  request_shipped: 'news.kind.request_shipped',
  request_refused: 'news.kind.request_refused',
  session_offered: 'news.kind.session_offered',
  session_booked: 'news.kind.session_booked',
  session_moved: 'news.kind.session_moved',
  session_cancelled: 'news.kind.session_cancelled',
  session_minutes: 'news.kind.session_minutes',
  assessment_published: 'news.kind.assessment_published',
  assessment_corrected: 'news.kind.assessment_corrected',
  finding_due: 'news.kind.finding_due',
  finding_back: 'news.kind.finding_back',
  finding_overdue: 'news.kind.finding_overdue',
  session_settled: 'news.kind.session_settled',
  report_issued: 'news.kind.report_issued',
  action_due: 'news.kind.action_due',
  action_overdue: 'news.kind.action_overdue',
  engagement_late: 'news.kind.engagement_late',
  engagement_lapsed: 'news.kind.engagement_lapsed',
  engagement_skipped: 'news.kind.engagement_skipped',
  engagement_settled: 'news.kind.engagement_settled',
}
/** Words for what one was told; a kind of a later version is told plainly. */
export const sayKind = (kind: string): TextKey => kinds[kind] ?? 'news.kind.other'

type News = Returned<'GET /notifications'>['items'][number]
type Value = string | number
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** What the words of a kind are filled with: `name` is whom it is about; instants stand in the reader's time. */
export function newsValues({ person, facts }: News, zone: string, now: number): Readonly<Record<string, Value>> {
  const said: Record<string, Value> = { name: person?.name ?? '' }
  for (const [key, value] of Object.entries(facts)) {
    if (value === null) continue
    if (typeof value === 'number') said[key] = value
    // an end is the first instant without it: people speak of the last day
    else if (key === 'endsAt') said[key] = formatDay(Date.parse(String(value)) - 1, zone, true)
    else said[key] = instant.test(String(value)) ? formatNear(Date.parse(String(value)), zone, now) : String(value)
  }
  return said
}
