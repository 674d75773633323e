import * as access from './access.ts'
import * as accountNotes from './account-notes.ts'
import * as accounts from './accounts.ts'
import * as addresses from './addresses.ts'
import * as advisories from './advisories.ts'
import * as agreements from './agreements.ts'
import * as assessmentReports from './assessment-reports.ts'
import * as assessments from './assessments.ts'
import * as bundles from './bundles.ts'
import * as calls from './calls.ts'
import * as commitments from './commitments.ts'
import type { Endpoint, OutputOf, SentOf } from './endpoint.ts'
import * as engagements from './engagements.ts'
import * as environments from './environments.ts'
import * as excuses from './excuses.ts'
import * as files from './files.ts'
import * as findings from './findings.ts'
import * as heldRequests from './held-requests.ts'
import * as identityProviders from './identity-providers.ts'
import * as imports from './imports.ts'
import * as invitations from './invitations.ts'
import * as joinings from './joinings.ts'
import * as knownIssues from './known-issues.ts'
import * as live from './live.ts'
import * as mailDomains from './mail-domains.ts'
import * as notices from './notices.ts'
import * as owed from './owed.ts'
import * as platforms from './platforms.ts'
import * as policies from './policies.ts'
import * as portals from './portals.ts'
import * as primaries from './primaries.ts'
import * as releases from './releases.ts'
import * as reports from './reports.ts'
import * as requests from './requests.ts'
import * as ruleSets from './rule-sets.ts'
import * as scope from './scope.ts'
import * as secondFactor from './second-factor.ts'
import * as sessionFiles from './session-files.ts'
import * as sessions from './sessions.ts'
import * as signIn from './sign-in.ts'
import * as similar from './similar.ts'
import * as solvedAnswers from './solved-answers.ts'
import * as staff from './staff.ts'
import * as success from './success.ts'
import * as supportWindows from './support-windows.ts'
import * as templates from './templates.ts'
import * as tickets from './tickets.ts'
import * as told from './told.ts'
import * as training from './training.ts'
import * as viewings from './viewings.ts'

const nouns = {
  access,
  accountNotes,
  accounts,
  addresses,
  advisories,
  agreements,
  calls,
  assessmentReports,
  assessments,
  bundles,
  commitments,
  engagements,
  environments,
  excuses,
  files,
  findings,
  heldRequests,
  identityProviders,
  imports,
  invitations,
  joinings,
  knownIssues,
  live,
  mailDomains,
  notices,
  owed,
  platforms,
  policies,
  portals,
  primaries,
  scope,
  requests,
  releases,
  reports,
  ruleSets,
  secondFactor,
  sessionFiles,
  sessions,
  signIn,
  similar,
  solvedAnswers,
  staff,
  success,
  supportWindows,
  templates,
  tickets,
  told,
  training,
  viewings,
}

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'refuses' in value

/** Every operation of the product, in one list: routes, OpenAPI, client types and sweeps start from it. */
export const endpoints: readonly Endpoint[] = Object.values(nouns).flatMap((noun) =>
  Object.values(noun).filter(isEndpoint),
)

type Operations<M> = {
  [K in keyof M as M[K] extends Endpoint ? `${M[K]['method']} ${M[K]['path']}` : never]: M[K] extends Endpoint
    ? SentOf<M[K]> & { readonly returns: OutputOf<M[K]> }
    : never
}
/** Type map from `METHOD /path` to what is sent and what comes back. Types only: nothing of it reaches a bundle. */
export type Api = Operations<typeof access> &
  Operations<typeof accountNotes> &
  Operations<typeof accounts> &
  Operations<typeof addresses> &
  Operations<typeof advisories> &
  Operations<typeof agreements> &
  Operations<typeof calls> &
  Operations<typeof assessmentReports> &
  Operations<typeof assessments> &
  Operations<typeof bundles> &
  Operations<typeof commitments> &
  Operations<typeof engagements> &
  Operations<typeof environments> &
  Operations<typeof excuses> &
  Operations<typeof files> &
  Operations<typeof findings> &
  Operations<typeof heldRequests> &
  Operations<typeof identityProviders> &
  Operations<typeof imports> &
  Operations<typeof invitations> &
  Operations<typeof joinings> &
  Operations<typeof knownIssues> &
  Operations<typeof live> &
  Operations<typeof mailDomains> &
  Operations<typeof notices> &
  Operations<typeof owed> &
  Operations<typeof platforms> &
  Operations<typeof policies> &
  Operations<typeof portals> &
  Operations<typeof primaries> &
  Operations<typeof scope> &
  Operations<typeof requests> &
  Operations<typeof releases> &
  Operations<typeof reports> &
  Operations<typeof ruleSets> &
  Operations<typeof secondFactor> &
  Operations<typeof sessionFiles> &
  Operations<typeof sessions> &
  Operations<typeof signIn> &
  Operations<typeof similar> &
  Operations<typeof solvedAnswers> &
  Operations<typeof staff> &
  Operations<typeof success> &
  Operations<typeof supportWindows> &
  Operations<typeof templates> &
  Operations<typeof tickets> &
  Operations<typeof told> &
  Operations<typeof training> &
  Operations<typeof viewings>
