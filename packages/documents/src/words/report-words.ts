import type { AccountFacts } from './account-facts.ts'
import type { Sides } from './request-words.ts'

const of = ({ values }: AccountFacts, name: string): string => values[name] ?? ''

/** Letters about service reports. What a report says is read in the portal. */
export const reportWords: Readonly<Record<'report_issued', Sides>> = {
  report_issued: {
    customer: (facts) => ({
      heading: `Service report ${of(facts, 'number')} of ${facts.account}`,
      says: [
        'What we promised you in this time, what became of it, and what stands beside it. Each figure opens its rows.',
        Number(of(facts, 'reportVersion')) > 1
          ? 'It follows an earlier version and lists what is other now.'
          : undefined,
      ],
      button: 'Read the report',
      path: '/reports',
    }),
    staff: (facts) => ({
      heading: `Issued: service report ${of(facts, 'number')} of ${facts.account}`,
      says: [`${facts.by ?? 'The desk'} issued it. The contacts of ${facts.account} were told.`],
      button: 'Open the account',
    }),
  },
}
