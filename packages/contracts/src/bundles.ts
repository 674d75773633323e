import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountId, BundleId, EnvironmentId, Instant, PersonRef } from './shared.ts'

const EnvironmentRef = z.object({ id: EnvironmentId, name: z.string() })
/** A diagnostic bundle that was received: what it says of itself, never what is in it. */
export const Bundle = z.object({
  id: BundleId,
  accountId: AccountId,
  environment: EnvironmentRef,
  name: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  collectedAt: Instant,
  receivedAt: Instant,
  sentBy: PersonRef.nullable(),
  product: z.object({ name: z.string(), version: z.string() }),
  /** The product that the installation runs, where the bundle is of another: rules on versions are left out. */
  otherThan: z.string().nullable(),
  /** As the machine says it: `Debian 12`. */
  operatingSystem: z.string().nullable(),
  /** Of the program that collected. */
  collectorVersion: z.string(),
  collectors: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['read', 'failed', 'timed_out', 'skipped']),
      reason: z.string().nullable(),
    }),
  ),
  /** What was taken out at the customer's, by kind of secret. */
  redacted: z.record(z.string(), z.number().int()),
  /** Places that still look like a secret: the sender is asked to look again. */
  looksSecret: z.number().int(),
  /** Whether the original can still be had; until when, where that is set. */
  hasOriginal: z.boolean(),
  originalUntil: Instant.nullable(),
  /** What it says of the installation that the desk does not have on record. */
  news: z.object({ productVersion: z.string().nullable(), operatingSystem: z.string().nullable() }),
  acceptedAt: Instant.nullable(),
  acceptedBy: PersonRef.nullable(),
})
export type Bundle = z.infer<typeof Bundle>

const tag = 'Assessments'
const ofEnvironment = z.object({ accountId: AccountId, environmentId: EnvironmentId })
const ofBundle = z.object({ bundleId: BundleId })

/** The body is the bundle itself, or `multipart/form-data` with one file in it; 100 MB at most. */
export const sendBundleEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/environments/:environmentId/bundles',
  summary: 'Send a diagnostic bundle of an installation; it is looked through, and findings are checked again at once',
  tag,
  door: 'signed_in',
  status: 201,
  params: ofEnvironment,
  query: z.strictObject({
    name: z.string().min(1).max(300).optional(),
    otherProduct: z.stringbool().optional().meta({
      description:
        'Takes a bundle that says it is of another product than the installation; rules on versions are left out',
    }),
  }),
  returns: Bundle,
  refuses: [
    'access.denied',
    'access.read_only',
    'account.not_found',
    'environment.not_found',
    'environment.closed',
    'bundle.unreadable',
    'bundle.too_large',
    'bundle.ahead',
    'bundle.other_installation',
    'bundle.other_product',
    'bundle.known',
    'file.storage_full',
    'request.unreadable',
    'request.rate_limited',
    'idempotency.key_reused',
  ],
})
export const listBundlesEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/bundles',
  summary: 'Diagnostic bundles of an account, the latest first, at most 100',
  tag,
  door: 'signed_in',
  params: z.object({ accountId: AccountId }),
  query: z.strictObject({ environmentId: EnvironmentId.optional() }),
  returns: z.object({ items: z.array(Bundle) }),
  refuses: ['account.not_found'],
})
export const acceptBundleEndpoint = endpoint({
  method: 'POST',
  path: '/bundles/:bundleId/acceptance',
  summary: 'Take version and operating system over to the installation; what it was before stays in its history',
  tag,
  door: 'signed_in',
  params: ofBundle,
  body: z.strictObject({}),
  returns: Bundle,
  refuses: ['access.denied', 'access.read_only', 'bundle.not_found', 'bundle.nothing_new', 'environment.closed'],
})
export const downloadBundleEndpoint = endpoint({
  method: 'GET',
  path: '/bundles/:bundleId/original',
  summary: 'The bundle as it was sent; each reading is on the audit log',
  tag,
  door: 'signed_in',
  params: ofBundle,
  returns: z.string(),
  refuses: ['access.denied', 'access.read_only', 'bundle.not_found', 'bundle.original_gone'],
})
