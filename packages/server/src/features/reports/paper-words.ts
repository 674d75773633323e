import type { ReportRow, ServiceReport } from '@mainstay/contracts/reports'
import type { Outcome } from '@mainstay/policy/reports'

/** What rows of a report are called on paper. */
const whats: Readonly<Record<string, string>> = {
  first_response: 'First answer',
  next_response: 'Answer',
  update: 'Update',
  resolution: 'Solution',
  production_assessment: 'Production assessment',
  knowledge_transfer: 'Knowledge transfer',
  roadmap_review: 'Road-map review',
  deployment_review: 'Deployment review',
  regular_call: 'Regular call',
}
export const sayWhat = (what: string | null): string =>
  what === null ? '' : (whats[what] ?? what.replaceAll('_', ' '))

const outcomes: Readonly<Record<Outcome, string>> = {
  kept: 'in time',
  late: 'late',
  missed: 'missed',
  running: 'running',
  replaced: 'replaced',
  withdrawn: 'withdrawn',
  skipped: 'skipped',
  not_taken_up: 'not taken up',
}
const sayOutcome = (outcome: Outcome | null): string | undefined => (outcome === null ? undefined : outcomes[outcome])

/** What a row is about, as a line names it. */
export const nameOf = ({ ticket, title }: Pick<ReportRow, 'ticket' | 'title'>, otherwise: string): string =>
  ticket?.number ?? title ?? otherwise

/** What is other than in the version before, as words. */
export function sayChange(change: ServiceReport['changes'][number]) {
  const words = {
    added: 'Came in',
    gone: 'Not counted any more',
    outcome: 'Another outcome',
    excused: 'Excused; it stays counted',
    excuse_gone: 'Not excused any more',
  }
  return {
    what: `${nameOf(change, 'A promise of the programme')}: ${words[change.what]}`,
    before: sayOutcome(change.before),
    after: sayOutcome(change.after),
  }
}

export const words = {
  title: 'Service report',
  responses: 'Answers',
  engagements: 'Sessions and assessments',
  byHand: 'Updates promised by hand',
  share: 'In time',
  late: 'Late or missed',
  made: 'Promised',
  tickets: 'Tickets opened',
  excused: (count: number) => (count === 0 ? undefined : `${count} of them excused`),
  silent: (days: number) => `More than ${days} days in our turn after an answer`,
  notSolved: (count: number) =>
    `“Not solved” was said ${count === 1 ? 'once' : `${count} times`} of a ticket that we took for solved`,
  coverage: (plans: readonly string[]) =>
    plans.length === 0 ? 'Nothing was covered.' : `Under ${plans.join(', then ')}.`,
} as const
