import {
  claimMailDomainEndpoint,
  listMailDomainsEndpoint,
  proveMailDomainEndpoint,
  releaseMailDomainEndpoint,
} from '@mainstay/contracts/mail-domains'
import { domainOfAddress, readDomain } from '@mainstay/policy/held'
import type { Ctx } from '../../platform/ctx.ts'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import { claimMailDomain, listMailDomains } from './claim-domain.ts'
import type { LookUpTxt } from './ports.ts'
import { proveMailDomain } from './prove-domain.ts'
import { findAccountOfDomain } from './queries.ts'
import { releaseMailDomain } from './release-domain.ts'

export type { LookUpTxt } from './ports.ts'

/** Claiming and releasing mail domains. */
export const mailDomainRoutes: readonly Route[] = [
  serve(listMailDomainsEndpoint, listMailDomains),
  serve(claimMailDomainEndpoint, claimMailDomain),
  serve(releaseMailDomainEndpoint, releaseMailDomain),
]

/** Proving them, which looks into the DNS. */
export const domainProofRoute = (parts: { readonly openUnit: OpenUnit; readonly lookUpTxt: LookUpTxt }): Route =>
  serveRaw(proveMailDomainEndpoint, proveMailDomain(parts))

/**
 * The account that proved this domain, by the worker's role or that account's own. A sub-domain is another domain; a
 * name that only looks like one is nobody's.
 */
export async function accountOfDomain(ctx: Ctx, domain: string): Promise<string | undefined> {
  const plain = readDomain(domain)
  return plain === undefined ? undefined : findAccountOfDomain(ctx, plain)
}

/** The same for an address: whoever asks has seen it proved before. */
export async function accountOfAddress(ctx: Ctx, email: string): Promise<string | undefined> {
  const domain = domainOfAddress(email)
  return domain === undefined ? undefined : findAccountOfDomain(ctx, domain)
}
