import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, Instant, MailDomainId } from './shared.ts'

/** A mail domain that an account says is its own. Only a proved one decides anything; it covers no sub-domains. */
export const MailDomain = z.object({
  id: MailDomainId,
  accountId: AccountId,
  domain: z.string(),
  /** The TXT record that proves it: its name and its text. */
  record: z.object({ name: z.string(), text: z.string() }),
  provedBy: z.enum(['dns', 'staff']).nullable(),
  provedAt: Instant.nullable(),
  claimedAt: Instant,
  version: z.number().int(),
})
export type MailDomain = z.infer<typeof MailDomain>

const accountParams = z.object({ accountId: AccountId })
const domainParams = z.object({ accountId: AccountId, mailDomainId: MailDomainId })
export const listMailDomainsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/mail-domains',
  summary: 'Mail domains that the account claims',
  tag: 'Mail domains',
  door: 'signed_in',
  params: accountParams,
  returns: z.object({ items: z.array(MailDomain) }),
  refuses: ['account.not_found', 'access.denied'],
})
export const claimMailDomainEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/mail-domains',
  summary: 'Claim a mail domain; it counts once it is proved',
  tag: 'Mail domains',
  door: 'signed_in',
  status: 201,
  params: accountParams,
  body: z.strictObject({ domain: z.string().trim().min(1).max(253) }),
  returns: MailDomain,
  refuses: [
    'account.not_found',
    'access.denied',
    'mail_domain.malformed',
    'mail_domain.public',
    'mail_domain.claimed',
    'mail_domain.too_many',
  ],
})
export const proveMailDomainEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/mail-domains/:mailDomainId/proof',
  summary: 'Look for the TXT record, or confirm it as staff',
  tag: 'Mail domains',
  door: 'signed_in',
  params: domainParams,
  body: z.strictObject({ by: z.enum(['dns', 'staff']).default('dns') }),
  returns: MailDomain,
  refuses: [
    'account.not_found',
    'mail_domain.not_found',
    'access.denied',
    'mail_domain.record_missing',
    'mail_domain.unanswered',
    'mail_domain.taken',
  ],
})
export const releaseMailDomainEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/mail-domains/:mailDomainId/release',
  summary: 'Give the domain up; it decides nothing from then on',
  tag: 'Mail domains',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: domainParams,
  returns: MailDomain,
  refuses: ['account.not_found', 'mail_domain.not_found', 'access.denied', 'request.stale'],
})
