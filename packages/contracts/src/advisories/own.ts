import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { page, pageQuery } from '../shared.ts'
import { AccountAdvisory, ListedAdvisory, ReachedInstallation } from './advisory.ts'
import { ofAccount, ofBoth } from './of-advisory.ts'

export const listAccountAdvisoriesEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/advisories',
  summary: 'Advisories that the account was told of, the latest first',
  tag: 'Advisories',
  door: 'signed_in',
  params: ofAccount,
  query: z.strictObject(pageQuery),
  returns: page(ListedAdvisory),
  refuses: ['account.not_found', 'request.cursor_invalid'],
})
export const getAccountAdvisoryEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/advisories/:advisoryId',
  summary: 'An advisory that the account was told of',
  tag: 'Advisories',
  door: 'signed_in',
  params: ofBoth,
  returns: AccountAdvisory,
  refuses: ['account.not_found', 'advisory.not_found'],
})
export const listAdvisoryInstallationsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/advisories/:advisoryId/installations',
  summary: 'The account’s installations as they stand to an advisory that it was told of, those in range first',
  tag: 'Advisories',
  door: 'signed_in',
  params: ofBoth,
  query: z.strictObject(pageQuery),
  /** The counts: of all installations, whatever page is asked for. */
  returns: page(ReachedInstallation).extend({
    inRange: z.number().int(),
    versionUnknown: z.number().int(),
    outOfRange: z.number().int(),
  }),
  refuses: ['account.not_found', 'advisory.not_found', 'request.cursor_invalid'],
})
export const acknowledgeAdvisoryEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/advisories/:advisoryId/reading',
  summary: 'Say that one has read it as it stands now',
  tag: 'Advisories',
  door: 'customer',
  params: ofBoth,
  returns: AccountAdvisory,
  refuses: ['account.not_found', 'advisory.not_found', 'access.read_only'],
})
