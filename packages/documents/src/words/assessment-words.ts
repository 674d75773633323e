import type { AccountFacts } from './account-facts.ts'
import type { Saying } from './customer-words.ts'

interface News extends Saying {
  readonly path?: string
}
interface Sides {
  readonly customer?: (facts: AccountFacts) => News
  readonly staff?: (facts: AccountFacts) => News
}
type AssessmentLetter =
  | 'bundle_received'
  | 'assessment_published'
  | 'assessment_corrected'
  | 'finding_due'
  | 'finding_overdue'
  | 'finding_back'

const of = ({ values }: AccountFacts, name: string): string => values[name] ?? ''
const who = ({ by }: AccountFacts): string => by ?? 'The desk'
/** What was found is read on its page: a letter to the wrong hands would tell where somebody is weak. */
const report = (facts: AccountFacts) => ({ button: 'Read the report', path: `/assessments/${of(facts, 'report')}` })

const published = (facts: AccountFacts): News => ({
  heading: `The assessment of ${facts.account} can be read`,
  says: [
    `${who(facts)} published it: a summary, the score, each finding with what we recommend, and what changed since last time.`,
  ],
  ...report(facts),
})
const findings = { button: 'See the findings', path: '/assessments' } as const
const overdue = (facts: AccountFacts): News => ({
  heading: `Overdue: a finding of an assessment of ${facts.account}`,
  says: [
    `It was due on ${of(facts, 'dueOn')}. Say there when it is done, set another day, or have the risk accepted with a reason.`,
  ],
  tone: 'near',
  ...findings,
})
const due = (facts: AccountFacts): News => ({
  heading: `Due soon: a finding of an assessment of ${facts.account}`,
  says: [`It is due on ${of(facts, 'dueOn')}. Say there when it is done, or set another day.`],
  ...findings,
})
const back = (facts: AccountFacts): News => ({
  heading: `Open again: an accepted risk of ${facts.account}`,
  says: ['The time for which it was accepted is over. Mend it, or have it accepted anew with a reason.'],
  tone: 'near',
  ...findings,
})

/** Letters about assessments. */
export const assessmentWords: Readonly<Record<AssessmentLetter, Sides>> = {
  bundle_received: {
    staff: (facts) => ({
      heading: `A diagnostic bundle of ${facts.account} came in`,
      says: [`${who(facts)} sent it. What was told before is checked again; what is new waits for an assessment.`],
      button: 'See the account',
    }),
  },
  assessment_published: { customer: published, staff: published },
  assessment_corrected: {
    customer: (facts) => ({
      heading: `An assessment of ${facts.account} was corrected`,
      says: [`${who(facts)} published a new version. It says what it corrects; the one before stays readable.`],
      ...report(facts),
    }),
  },
  finding_due: { customer: due, staff: due },
  finding_overdue: { customer: overdue, staff: overdue },
  finding_back: { customer: back, staff: back },
}
