import { platformKinds } from '@mainstay/policy/platforms'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  CivilDate,
  EnvironmentId,
  Instant,
  line,
  PersonRef,
  ProductId,
  page,
  pageQuery,
  text,
} from './shared.ts'
import { SupportWindow } from './support-windows.ts'

const PlatformKind = z.enum(platformKinds)
const Platform = z.object({ kind: PlatformKind, name: z.string(), version: z.string().nullable() })
/** A platform of an installation with what the matrix says of it today, where the account is. */
export const PlatformStanding = Platform.extend({
  state: z.enum(['supported', 'deprecated', 'unsupported', 'unknown']),
  /** Until then deprecated, from then on unsupported; null without a date. */
  until: CivilDate.nullable(),
  /** The release line of the matrix that decided. */
  line: z.string().nullable(),
})
export type PlatformStanding = z.infer<typeof PlatformStanding>
/** Until when its version is supported, and how near that is. */
const InstallationWindow = SupportWindow.extend({
  /** Days until `until`; null without one, or once it is past. */
  endsInDays: z.number().int().nullable(),
  /** So near that the policy has us tell you. */
  endsSoon: z.boolean(),
})
export const Environment = z.object({
  id: EnvironmentId,
  accountId: AccountId,
  productId: ProductId,
  name: z.string(),
  productVersion: z.string(),
  window: InstallationWindow,
  /** How far behind the newest release; null for what is no version. */
  behind: z
    .object({ releases: z.number().int(), days: z.number().int().nullable(), newest: z.string().nullable() })
    .nullable(),
  /** What it runs on, in one line. */
  platform: z.string(),
  platforms: z.array(PlatformStanding),
  isProduction: z.boolean(),
  /** How large, in the account's own words. */
  size: z.string().nullable(),
  /** What was changed in the product or built around it, as the account declares it. */
  customisations: z.string().nullable(),
  externalId: z.string().nullable(),
  changedAt: Instant,
  closedAt: Instant.nullable(),
  version: z.number().int(),
})
export type Environment = z.infer<typeof Environment>

export const EnvironmentChange = z.object({
  kind: z.enum(['added', 'version', 'platforms', 'details', 'closed']),
  versionBefore: z.string().nullable(),
  versionAfter: z.string(),
  platformsBefore: z.array(Platform).nullable(),
  platformsAfter: z.array(Platform),
  /** Null for a key of no person. */
  by: PersonRef.nullable(),
  at: Instant,
})

const platforms = z
  .array(z.strictObject({ kind: PlatformKind, name: line(80), version: line(40).nullable().default(null) }))
  .max(20)
const ofAccount = z.object({ accountId: AccountId })
const ofEnvironment = z.object({ accountId: AccountId, environmentId: EnvironmentId })

export const listEnvironmentsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/environments',
  summary: 'Installations of the account, production first, with what is supported of what they run on',
  tag: 'Environments',
  door: 'signed_in',
  params: ofAccount,
  query: z.strictObject({
    ...pageQuery,
    /** Part of the name, the version or the external id. */
    q: z.string().trim().min(1).max(100).optional(),
    /** That one alone. */
    environmentId: EnvironmentId.optional(),
    /** `oldest`: one page, the oldest versions first, since their support ends first. */
    order: z.enum(['production', 'oldest']).default('production'),
  }),
  /** `total`: how many the account has, whatever is asked. */
  returns: page(Environment).extend({ total: z.number().int() }),
  refuses: ['account.not_found', 'request.cursor_invalid'],
})
export const addEnvironmentEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/environments',
  summary: 'Name an installation',
  tag: 'Environments',
  status: 201,
  door: 'signed_in',
  params: ofAccount,
  body: z.strictObject({
    name: line(80),
    productId: ProductId.optional(),
    productVersion: line(40),
    platform: line(300).optional().meta({ description: 'In one line; written from `platforms` when absent' }),
    platforms: platforms.default([]),
    isProduction: z.boolean(),
    size: line(200).optional(),
    customisations: text(4000).optional(),
    externalId: line(120).optional(),
  }),
  returns: Environment,
  refuses: [
    'account.not_found',
    'access.denied',
    'access.read_only',
    'product.unknown',
    'environment.name_taken',
    'environment.external_id_taken',
  ],
})
export const changeEnvironmentEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/environments/:environmentId',
  summary: 'Record an upgrade or another change of an installation; what it was before stays in its history',
  tag: 'Environments',
  door: 'signed_in',
  ifMatch: 'required',
  params: ofEnvironment,
  body: z.strictObject({
    name: line(80).optional(),
    productVersion: line(40).optional(),
    platform: line(300).optional(),
    platforms: platforms.optional(),
    isProduction: z.boolean().optional(),
    size: line(200).nullable().optional(),
    customisations: text(4000).nullable().optional(),
    externalId: line(120).nullable().optional(),
  }),
  returns: Environment,
  refuses: [
    'account.not_found',
    'environment.not_found',
    'access.denied',
    'access.read_only',
    'environment.closed',
    'environment.name_taken',
    'environment.external_id_taken',
    'request.stale',
    'request.precondition_required',
  ],
})
export const closeEnvironmentEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/environments/:environmentId/close',
  summary: 'Say that an installation is no more; its history and tickets stay',
  tag: 'Environments',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ofEnvironment,
  returns: Environment,
  refuses: [
    'account.not_found',
    'environment.not_found',
    'access.denied',
    'access.read_only',
    'environment.closed',
    'request.stale',
  ],
})
export const listEnvironmentHistoryEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/environments/:environmentId/history',
  summary: 'What an installation ran, since when, and who said so; the latest first',
  tag: 'Environments',
  door: 'signed_in',
  params: ofEnvironment,
  returns: z.object({ items: z.array(EnvironmentChange) }),
  refuses: ['account.not_found', 'environment.not_found'],
})
