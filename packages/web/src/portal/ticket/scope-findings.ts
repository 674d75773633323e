import type { Change } from './use-ticket.ts'

type Reasons = NonNullable<Change['decision']>['reasons']

/** Said beside the findings, in a place of their own. */
const waysOut = ['scope.way_out', 'scope.upgrade']

/** What a verdict was found from, in sentences; of a person's only what is about its own exclusion. */
export const sayFindings = (reasons: Reasons, exclusion?: string | null): string =>
  reasons
    .filter(({ code, facts }) => typeof facts.exclusion === 'string' && !waysOut.includes(code))
    .filter(({ facts }) => exclusion == null || facts.exclusion === exclusion)
    .map(({ text }) => text)
    .join(' ')
