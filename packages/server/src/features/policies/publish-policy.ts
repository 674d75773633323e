import { createHash } from 'node:crypto'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { publishPolicyEndpoint } from '@mainstay/contracts/policies'
import { Refusal } from '@mainstay/contracts/problems'
import { type Policy, parsePolicy } from '@mainstay/policy/document'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { ensureProducts } from '../products/index.ts'
import { forgetPolicy } from './policy-of.ts'
import { findPolicyVersion, insertPolicyVersion, nameVendor } from './queries.ts'

/** An administrator publishes a document. */
export async function publishPolicyDocument(
  ctx: Ctx,
  { body }: InputOf<typeof publishPolicyEndpoint>,
): Promise<OutputOf<typeof publishPolicyEndpoint>> {
  allow(ctx, 'policy.publish', {})
  return await publishPolicy(ctx, body.source)
}

/**
 * Publishes a policy document for good, and the products it names. The same text twice changes nothing; another text
 * under a published version is refused with `policy.version_published`, since a published version is immutable.
 * Refuses `policy.invalid` with line and column of each fault.
 */
export async function publishPolicy(ctx: Ctx, source: string): Promise<OutputOf<typeof publishPolicyEndpoint>> {
  const policy = readOrRefuse(source)
  const { version, title } = policy
  const digest = createHash('sha256').update(source).digest('hex')
  const published_at = new Date(await ctx.now())
  const isNew = await insertPolicyVersion(ctx, { version, source, digest, published_at, published_by: personOf(ctx) })
  if (isNew) await tellPublished(ctx, policy, digest)
  const kept = await findPolicyVersion(ctx, version)
  if (kept?.digest !== digest) throw new Refusal('policy.version_published')
  return { version, title, publishedAt: kept.published_at.toISOString(), digest }
}

async function tellPublished(ctx: Ctx, { version, vendor, products }: Policy, digest: string): Promise<void> {
  forgetPolicy(version)
  await nameVendor(ctx, vendor)
  await ensureProducts(ctx, products)
  await ctx.publish({ type: 'policy.published', subject: { type: 'policy', id: version }, data: { version, digest } })
}

const personOf = (ctx: Ctx): string | null => ('personId' in ctx.principal ? ctx.principal.personId : null)

function readOrRefuse(source: string): Policy {
  const reading = parsePolicy(source)
  if (reading.ok) return reading.policy
  const errors = reading.problems.map(({ code, line, column, message, suggestion }) => ({
    pointer: '/source',
    code,
    detail: `Line ${line}, column ${column}: ${message}${suggestion ? ` ${suggestion}` : ''}`,
  }))
  throw new Refusal('policy.invalid', { errors })
}
