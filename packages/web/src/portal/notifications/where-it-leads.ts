import type { TextKey } from '../text.ts'

interface Lead {
  readonly to:
    | '/team'
    | '/team/seats'
    | '/team/joining'
    | '/policy'
    | '/releases'
    | '/tickets'
    | '/programme'
    | '/assessments'
    | '/reports'
  readonly words: TextKey
}
const team: Lead = { to: '/team', words: 'news.leads.team' }
const training: Lead = { to: '/team', words: 'news.leads.training' }
const agreement: Lead = { to: '/policy', words: 'news.leads.agreement' }
const seats: Lead = { to: '/team/seats', words: 'news.leads.seats' }
const releases: Lead = { to: '/releases', words: 'nav.releases' }
const programme: Lead = { to: '/programme', words: 'news.leads.programme' }
const assessments: Lead = { to: '/assessments', words: 'news.leads.assessments' }
const joining: Lead = { to: '/team/joining', words: 'news.leads.joining' }

const leads: Readonly<Record<string, Lead>> = {
  request_held: { to: '/team', words: 'news.leads.request' },
  contact_ended: team,
  contact_end_planned: team,
  contact_end_dropped: team,
  contact_rested: team,
  primary_changed: team,
  primary_moved: team,
  primary_planned: team,
  primary_plan_dropped: team,
  deputy_named: team,
  deputy_stepped_in: team,
  training_handed_in: training,
  training_decided: training,
  agreement_amended: agreement,
  agreement_ending: agreement,
  version_ending: releases,
  hotfix_issued: releases,
  grace_granted: { to: '/tickets', words: 'news.leads.tickets' },
  contacts_above: seats,
  stay_ending: seats,
  joining_asked: joining,
  accounts_joined: joining,
  joining_ended: joining,
  session_offered: programme,
  session_booked: programme,
  session_moved: programme,
  session_cancelled: programme,
  session_minutes: programme,
  session_settled: programme,
  report_issued: { to: '/reports', words: 'news.leads.reports' },
  assessment_published: assessments,
  assessment_corrected: assessments,
  finding_due: assessments,
  finding_back: assessments,
  finding_overdue: assessments,
  action_due: programme,
  action_overdue: programme,
  engagement_late: programme,
  engagement_lapsed: programme,
  engagement_skipped: programme,
  engagement_settled: programme,
}

/** Where news about the account is to be seen, the same place as its letter leads to; nothing for a kind of a later version. */
export const whereItLeads = (kind: string): Lead | undefined => leads[kind]
