import type { Story } from '../story.ts'

/** What is covered: one that waits for a person, one confirmed, one disputed before a lead. */
export const scopeStories: readonly Story[] = [
  {
    account: 'ACME',
    by: 'ana',
    when: { ago: '50m' },
    kind: 'defect',
    priority: 'P3',
    environment: 'depot-lab',
    scopeAnswers: { where: 'between' },
    subject: 'Agents drop off after 60 s behind the depot proxy',
    text: 'Since this evening the agents in depot-lab register, work for about a minute and are then shown as lost. Restarting one helps for another minute.\n\nWe pass all traffic through the depot proxy, which closes idle connections after 60 s.',
    steps: [],
  },
  {
    account: 'HELIO',
    by: 'jonas',
    when: { daysAgo: 6, at: '10:20' },
    kind: 'defect',
    priority: 'P3',
    environment: 'staging',
    scopeAnswers: { where: 'product' },
    subject: 'Release candidate refuses the audit export',
    text: 'On staging we run 9.3.0-rc1. The audit export answers 500 as soon as it holds more than one page.',
    steps: [
      { by: 'lena', after: '50m', assign: 'lena' },
      {
        by: 'lena',
        after: '25m',
        judge: { verdict: 'excluded', exclusion: 'not_released' },
        turn: 'staff',
        reply:
          'Thank you Jonas, that is a real fault of the candidate, and I have it here now. Candidates are not covered: I cannot promise you a time for it. It goes to the team that finishes 9.3.0. On 9.2.1, which is covered, the export works; shall I help you move staging back?',
      },
      {
        by: 'jonas',
        after: '3h',
        reply: 'Fine, staging stays on the candidate. We look at it again with the release.',
      },
    ],
  },
  {
    account: 'ACME',
    by: 'ben',
    when: { ago: '2d4h' },
    kind: 'defect',
    priority: 'P3',
    environment: 'depot-lab',
    scopeAnswers: { where: 'product', changes: 'only_with' },
    subject: 'Signalling agent loses its token when the clock is set',
    text: 'The agent that we build from our fork logs "token from the future" after the controller sets its clock, and needs a restart.',
    steps: [
      { by: 'omar', after: '40m', assign: 'omar' },
      {
        by: 'omar',
        after: '1h',
        judge: {
          verdict: 'excluded',
          exclusion: 'altered',
          note: 'Their fork replaces the whole token store, see NL-3980.',
        },
        turn: 'customer',
        reply:
          'Ben, the message comes from the token store that your fork replaces, so this is not covered. If you see it with our own agent as well, send me its log and I take it up at once.',
      },
      {
        by: 'ben',
        after: '2h',
        dispute:
          'The store is ours, but the clock check that fails is yours: the plain agent in the yard did the same on Monday.',
      },
    ],
  },
]
