import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, IdentityId, IdentityProviderId, Instant, line, Nothing, PersonRef } from './shared.ts'
import { LinkToken } from './sign-in.ts'

const JoinsAs = z.enum(['contact', 'observer'])
/** Whose addresses may be let in without an invitation: `acme.test`, never `*`. */
const MailDomain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, {
    message: 'Write a mail domain such as acme.com.',
  })
const MailDomains = z.array(MailDomain).max(20)
const Issuer = z.url({ protocol: /^https?$/ }).max(500)
const ClientId = line(300)
const ClientSecret = line(1_000)

/** A sign-in service (OpenID Connect) of one account, or of the staff. Its client secret is never shown again. */
export const IdentityProvider = z.object({
  id: IdentityProviderId,
  /** null: the staff's own. */
  accountId: AccountId.nullable(),
  issuer: z.string(),
  clientId: z.string(),
  label: z.string(),
  isOn: z.boolean(),
  /** While it is on, its people come in by it alone. */
  ssoOnly: z.boolean(),
  /** What somebody of `joinDomains` becomes who comes without an invitation; null lets nobody in so. */
  joinsAs: JoinsAs.nullable(),
  joinDomains: z.array(z.string()),
  /** How many people came in by it or connected it. */
  people: z.number().int(),
  createdAt: Instant,
  version: z.number().int(),
})
export type IdentityProvider = z.infer<typeof IdentityProvider>

const providerParams = z.object({ providerId: IdentityProviderId })
export const listIdentityProvidersEndpoint = endpoint({
  method: 'GET',
  path: '/identity-providers',
  summary: 'Sign-in services of an account; without one, your own account’s or the staff’s',
  tag: 'Single sign-on',
  query: z.strictObject({ accountId: AccountId.optional() }),
  returns: z.object({
    items: z.array(IdentityProvider),
    /** What to enter at the provider, to the letter; null where the desk has no public address. */
    redirectUri: z.string().nullable(),
  }),
  refuses: ['account.not_found', 'access.denied'],
})

const facts = { issuer: Issuer, clientId: ClientId, clientSecret: ClientSecret }
/** What was looked at, in a sentence each. */
const Finding = z.object({ state: z.enum(['well', 'mind', 'wrong']), says: z.string() })
export const tryNewIdentityProviderEndpoint = endpoint({
  method: 'POST',
  path: '/identity-providers/try',
  summary: 'Look at a sign-in service before it is connected; nothing is saved',
  tag: 'Single sign-on',
  body: z.strictObject({ accountId: AccountId.optional(), ...facts }),
  returns: z.object({ findings: z.array(Finding) }),
  refuses: ['account.not_found', 'access.denied'],
})
export const tryIdentityProviderEndpoint = endpoint({
  method: 'POST',
  path: '/identity-providers/:providerId/try',
  summary: 'Look at a connected sign-in service, with the secret that is kept',
  tag: 'Single sign-on',
  params: providerParams,
  returns: z.object({ findings: z.array(Finding) }),
  refuses: ['provider.not_found', 'access.denied'],
})
export const connectIdentityProviderEndpoint = endpoint({
  method: 'POST',
  path: '/identity-providers',
  summary: 'Connect a sign-in service; it is asked first, and refused in a sentence where it cannot be used',
  tag: 'Single sign-on',
  status: 201,
  body: z.strictObject({
    accountId: AccountId.optional(),
    ...facts,
    label: line(60),
    joinsAs: JoinsAs.nullable().default(null),
    joinDomains: MailDomains.default([]),
  }),
  returns: IdentityProvider,
  refuses: ['account.not_found', 'access.denied', 'provider.already', 'provider.unusable'],
})
export const changeIdentityProviderEndpoint = endpoint({
  method: 'PATCH',
  path: '/identity-providers/:providerId',
  summary: 'Change a sign-in service: its name, its client, on or off, who may come in by it',
  tag: 'Single sign-on',
  ifMatch: 'required',
  params: providerParams,
  body: z.strictObject({
    label: line(60).optional(),
    clientId: ClientId.optional(),
    clientSecret: ClientSecret.optional(),
    isOn: z.boolean().optional(),
    ssoOnly: z.boolean().optional(),
    joinsAs: JoinsAs.nullable().optional(),
    joinDomains: MailDomains.optional(),
  }),
  returns: IdentityProvider,
  refuses: ['provider.not_found', 'access.denied', 'provider.already', 'provider.unproven'],
})
export const removeIdentityProviderEndpoint = endpoint({
  method: 'DELETE',
  path: '/identity-providers/:providerId',
  summary: 'Remove a sign-in service; whoever came in by it is signed out',
  tag: 'Single sign-on',
  ifMatch: 'required',
  status: 204,
  params: providerParams,
  returns: Nothing,
  refuses: ['provider.not_found', 'access.denied'],
})
export const listIdentityProviderPeopleEndpoint = endpoint({
  method: 'GET',
  path: '/identity-providers/:providerId/people',
  summary: 'Who connected a sign-in service or came in by it, the latest first',
  tag: 'Single sign-on',
  params: providerParams,
  returns: z.object({ items: z.array(z.object({ person: PersonRef, firstAt: Instant, lastAt: Instant })) }),
  refuses: ['provider.not_found', 'access.denied'],
})

/** What a sign-in page needs to offer a provider. */
const Offer = z.object({ id: IdentityProviderId, label: z.string() })
export const findSignOnEndpoint = endpoint({
  method: 'POST',
  path: '/auth/oidc/find',
  summary:
    'Which sign-in services to offer: the staff’s, those of a portal, of an invitation, or of a company by code or work address',
  tag: 'Sign-in',
  door: 'anyone',
  /** One of the four. */
  body: z.strictObject({
    side: z.enum(['staff']).optional(),
    portal: line(80).optional(),
    asked: line(254).optional(),
    invitation: LinkToken.optional(),
  }),
  returns: z.object({ items: z.array(Offer) }),
  refuses: [],
})
/** Where to go after; an address of ours, without host. */
const wanted = line(500).regex(/^\/(?![/\\])/, { message: 'Only addresses of this desk.' })
export const startSignOnEndpoint = endpoint({
  method: 'POST',
  path: '/auth/oidc/start',
  summary: 'Begin to sign in by a provider; go to the address that comes back within ten minutes',
  tag: 'Sign-in',
  door: 'anyone',
  body: z.strictObject({
    providerId: IdentityProviderId,
    wanted: wanted.default('/'),
    /** Accepts an invitation so: whoever comes back is from then on who was invited. */
    invitation: LinkToken.optional(),
  }),
  returns: z.object({ url: z.string() }),
  refuses: ['provider.not_found', 'sign_on.provider_away', 'link.spent'],
})
export const linkSignOnEndpoint = endpoint({
  method: 'POST',
  path: '/auth/oidc/link',
  summary: 'Begin to connect a provider with yourself; go to the address that comes back within ten minutes',
  tag: 'Sign-in',
  body: z.strictObject({ providerId: IdentityProviderId, wanted: wanted.default('/settings') }),
  returns: z.object({ url: z.string() }),
  refuses: ['provider.not_found', 'sign_on.provider_away', 'access.denied'],
})
export const finishSignOnEndpoint = endpoint({
  method: 'GET',
  path: '/auth/oidc/callback',
  summary: 'Where a provider sends the browser back to; goes on to the desk, or to the sign-in page with `sign_on`',
  tag: 'Sign-in',
  door: 'anyone',
  status: 303,
  /** The answer of the provider (RFC 6749, 9207), read as a whole. */
  query: z.looseObject({}),
  returns: Nothing,
  refuses: [],
})

/** A provider by which you come in. */
export const Identity = z.object({
  id: IdentityId,
  providerId: IdentityProviderId,
  label: z.string(),
  issuer: z.string(),
  firstAt: Instant,
  lastAt: Instant,
})
export const listOwnIdentitiesEndpoint = endpoint({
  method: 'GET',
  path: '/me/identities',
  summary: 'Providers that you come in by, and those that you could connect',
  tag: 'Single sign-on',
  returns: z.object({ items: z.array(Identity), offers: z.array(Offer) }),
  refuses: [],
})
export const disconnectIdentityEndpoint = endpoint({
  method: 'POST',
  path: '/me/identities/:identityId/disconnect',
  summary: 'Come in by this provider no longer',
  tag: 'Single sign-on',
  status: 204,
  params: z.object({ identityId: IdentityId }),
  returns: Nothing,
  refuses: ['identity.not_found', 'identity.needed', 'access.denied'],
})
