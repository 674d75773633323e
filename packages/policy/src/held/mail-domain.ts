import type { Policy } from '../document/schema.ts'
import type { Reason } from '../reasons/types.ts'

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const topLevel = /^[a-z]{2,63}$/
/** `xn--`: a name in other letters, some of which look like ours. Such a domain vouches for nobody. */
const isDisguised = (part: string): boolean => part.startsWith('xn--')

/**
 * A domain as it may stand for a company: lower case, plain letters, digits and hyphens, at least two parts (RFC 1035,
 * 2.3.1). Undefined for anything else: addresses of machines, names in other scripts and their encodings (A26).
 */
export function readDomain(written: string): string | undefined {
  const domain = written.trim().toLowerCase().replace(/\.$/, '')
  const parts = domain.split('.')
  const top = parts.at(-1) ?? ''
  if (domain.length > 253 || parts.length < 2 || !topLevel.test(top)) return undefined
  return parts.every((part) => label.test(part) && !isDisguised(part)) ? domain : undefined
}

/**
 * The domain of an address, read strictly: one `@`, a plain local part without quotes, routes or percent signs (A26).
 * Undefined where the address is not of that shape.
 */
export function domainOfAddress(email: string): string | undefined {
  const [, domain = ''] = /^[a-z0-9_'+.-]{1,64}@([^@\s]+)$/i.exec(email) ?? []
  return domain === '' ? undefined : readDomain(domain)
}

export type DomainVerdict =
  | { readonly ok: true; readonly domain: string }
  | { readonly ok: false; readonly code: 'mail_domain.malformed' | 'mail_domain.public'; readonly reason: Reason }

/**
 * Whether an account may claim this domain. Public mail domains and what lies below them are refused by the policy's
 * list: a mailbox there says nothing about a company (policy 7.8).
 */
export function judgeDomain({ people }: Policy, written: string): DomainVerdict {
  const { clause, refusedMailDomains } = people.heldRequests
  const domain = readDomain(written)
  if (domain === undefined) return refused('mail_domain.malformed', clause, {})
  const isPublic = refusedMailDomains.some((open) => domain === open || domain.endsWith(`.${open}`))
  return isPublic ? refused('mail_domain.public', clause, { domain }) : { ok: true, domain }
}

const refused = (
  code: 'mail_domain.malformed' | 'mail_domain.public',
  clause: string,
  facts: Reason['facts'],
): DomainVerdict => ({ ok: false, code, reason: { code, clause, facts } })
