import type { Change } from './use-ticket.ts'

type Reasons = NonNullable<Change['decision']>['reasons']

/** What a verdict was found from, in sentences; of a person's only what is about its own exclusion. */
export const sayFindings = (reasons: Reasons, exclusion?: string | null): string =>
  reasons
    .filter(({ facts }) => typeof facts.exclusion === 'string')
    .filter(({ facts }) => exclusion == null || facts.exclusion === exclusion)
    .map(({ text }) => text)
    .join(' ')
