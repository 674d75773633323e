import { scopes } from '@mainstay/policy/access'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  ApiKeyId,
  Email,
  Instant,
  line,
  Nothing,
  PersonId,
  page,
  pageQuery,
  ViewingId,
  Zone,
} from './shared.ts'

/** Who you are here, and what the screens need before anything else. */
export const Me = z.object({
  person: z.object({ id: PersonId, name: z.string(), email: z.string(), zone: Zone, locale: z.string() }),
  side: z.enum(['customer', 'staff']),
  accounts: z
    .array(
      z.object({ id: AccountId, code: z.string(), name: z.string(), role: z.enum(['contact', 'primary', 'observer']) }),
    )
    .optional(),
  /** The one of them that this answer is given for: named by `Mainstay-Account`, else the first. */
  accountId: AccountId.optional(),
  /** Nobody said yet where you work for that account: you are counted where its primary contact is. */
  isPlaceGuessed: z.boolean().optional(),
  staff: z.object({ roles: z.array(z.string()), headOfSupport: z.boolean() }).optional(),
  vendor: z.object({ name: z.string() }),
  product: z.object({ name: z.string() }),
  /** Present where a member of staff sees the portal as this person. */
  viewing: z.object({ id: ViewingId, by: z.string(), endsAt: Instant }).optional(),
  now: Instant,
  version: z.number().int(),
})
export const getMeEndpoint = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Who you are here',
  tag: 'Access',
  door: 'signed_in',
  returns: Me,
  refuses: [],
})
export const changeMeEndpoint = endpoint({
  method: 'PATCH',
  path: '/me',
  summary: 'Change your own locale and zone',
  tag: 'Access',
  door: 'signed_in',
  ifMatch: 'required',
  body: z.strictObject({ locale: line(20).optional(), zone: Zone.optional() }),
  returns: Me,
  refuses: ['calendar.unknown_zone'],
})

/** At least 12 characters; the longest that is still hashed whole. Spaces count, so that a sentence is a password. */
export const Password = z.string().min(12).max(256)

export const SessionState = z.object({ personId: PersonId, expiresAt: Instant })
export const signOutEndpoint = endpoint({
  method: 'POST',
  path: '/auth/sign-out',
  summary: 'End this session',
  tag: 'Sign-in',
  door: 'anyone',
  status: 204,
  returns: Nothing,
  refuses: [],
})
export const signOutEverywhereEndpoint = endpoint({
  method: 'POST',
  path: '/auth/revoke-sessions',
  summary: 'End all your sessions, this one included',
  tag: 'Sign-in',
  status: 204,
  returns: Nothing,
  refuses: [],
})
export const getSessionEndpoint = endpoint({
  method: 'GET',
  path: '/auth/get-session',
  summary: 'This session, or null; prolongs a session that is in use',
  tag: 'Sign-in',
  door: 'anyone',
  returns: SessionState.nullable(),
  refuses: [],
})
export const changePasswordEndpoint = endpoint({
  method: 'POST',
  path: '/auth/change-password',
  summary: 'Change your password; every other session ends',
  tag: 'Sign-in',
  /** Without the current one: whoever has none yet, in a session that has just begun. */
  body: z.strictObject({ currentPassword: z.string().min(1).max(256).optional(), newPassword: Password }),
  returns: SessionState,
  refuses: [
    'session.wrong_credentials',
    'session.locked',
    'session.too_old',
    'session.by_provider',
    'session.password_too_common',
  ],
})

export const ApiKeyScope = z.enum(scopes)
/** A network in CIDR, or one address. */
export const Network = z
  .union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()])
  .meta({ description: 'A network in CIDR, or one address', example: '203.0.113.0/24' })
/** When something happened with a key, and from which network: coarsely, a /24 or a /48. */
const KeyUse = z.object({ at: Instant, from: z.string() })
/** A key for programs. Its secret is shown once, when it is made. */
export const ApiKey = z.object({
  id: ApiKeyId,
  label: z.string(),
  robot: z.boolean(),
  ending: z.string(),
  scopes: z.array(ApiKeyScope),
  accountId: AccountId.nullable(),
  /** Where it may be used from; none named means anywhere. */
  networks: z.array(z.string()),
  /** To the minute. */
  lastUse: KeyUse.nullable(),
  /** The last time it was shown from outside its networks. */
  lastRefusal: KeyUse.nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
  version: z.number().int(),
})
export const listApiKeysEndpoint = endpoint({
  method: 'GET',
  path: '/api-keys',
  summary: 'Your API keys',
  tag: 'Access',
  isHersAlone: true,
  query: z.strictObject(pageQuery),
  returns: page(ApiKey),
  refuses: ['request.cursor_invalid'],
})
export const createApiKeyEndpoint = endpoint({
  method: 'POST',
  path: '/api-keys',
  summary: 'Make an API key; the secret is shown this once',
  tag: 'Access',
  status: 201,
  body: z.strictObject({
    label: line(80),
    scopes: z.array(ApiKeyScope).min(1).max(scopes.length),
    expiresInDays: z.number().int().min(1).max(366).default(90),
    /** The key of a program: what it does is written as done by a robot, not by you. */
    robot: z.boolean().default(false),
    networks: z.array(Network).max(20).default([]),
  }),
  returns: z.object({ key: ApiKey, secret: z.string() }),
  refuses: ['access.denied'],
})
export const revokeApiKeyEndpoint = endpoint({
  method: 'DELETE',
  path: '/api-keys/:apiKeyId',
  summary: 'Revoke an API key; it stops working within seconds',
  tag: 'Access',
  ifMatch: 'required',
  status: 204,
  params: z.object({ apiKeyId: ApiKeyId }),
  returns: Nothing,
  refuses: ['api_key.not_found'],
})

export const getSetupEndpoint = endpoint({
  method: 'GET',
  path: '/setup',
  summary: 'Whether the first administrator is still to be made',
  tag: 'Set-up',
  door: 'anyone',
  returns: z.object({ isDone: z.boolean() }),
  refuses: [],
})
export const completeSetupEndpoint = endpoint({
  method: 'POST',
  path: '/setup',
  summary: 'Make the first administrator, once, with the token printed at start-up',
  tag: 'Set-up',
  door: 'anyone',
  status: 201,
  body: z.strictObject({
    token: z.string().min(1).max(200),
    name: line(120),
    email: Email,
    password: Password,
    city: line(80),
    country: z.string().regex(/^[A-Z]{2}$/),
    zone: Zone,
  }),
  returns: SessionState,
  refuses: ['setup.done', 'setup.token_wrong', 'session.password_too_common', 'calendar.unknown_zone'],
})

/** Where no mail is set up, nobody can be invited: someone on the staff gives a first password, to be told in person. */
export const givePasswordEndpoint = endpoint({
  method: 'POST',
  path: '/people/:personId/password',
  summary: 'Give a contact or a colleague a first password',
  tag: 'Access',
  door: 'staff',
  params: z.object({ personId: PersonId }),
  body: z.strictObject({ password: Password }),
  returns: Nothing,
  refuses: [
    'person.not_found',
    'person.has_sign_in',
    'person.invite_instead',
    'access.denied',
    'session.password_too_common',
  ],
})
