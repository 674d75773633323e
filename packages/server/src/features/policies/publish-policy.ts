import { createHash } from 'node:crypto'
import { Refusal } from '@mainstay/contracts/problems'
import { parsePolicy } from '@mainstay/policy/document'
import type { Ctx } from '../../platform/ctx.ts'
import { findPolicyVersion, insertPolicyVersion, nameVendor } from './queries.ts'

const personOf = (ctx: Ctx): string | null => ('personId' in ctx.principal ? ctx.principal.personId : null)

/**
 * Publishes a policy document for good. The same text twice changes nothing; another text under a published version is
 * refused, since a published version is immutable. Refuses `policy.invalid` with line and column of each fault.
 */
export async function publishPolicy(ctx: Ctx, source: string): Promise<string> {
  const reading = parsePolicy(source)
  if (!reading.ok) {
    const errors = reading.problems.map(({ code, line, column, message }) => ({
      pointer: '/source',
      code,
      detail: `Line ${line}, column ${column}: ${message}`,
    }))
    throw new Refusal('policy.invalid', { errors })
  }
  const { version } = reading.policy
  const digest = createHash('sha256').update(source).digest('hex')
  const published = await findPolicyVersion(ctx, version)
  if (published?.digest === digest) return version
  if (published) throw new Refusal('policy.invalid', { detail: `Version ${version} is published and never changes.` })

  const at = await ctx.now()
  await insertPolicyVersion(ctx, { version, source, digest, published_at: new Date(at), published_by: personOf(ctx) })
  await nameVendor(ctx, reading.policy.vendor)
  await ctx.publish({ type: 'policy.published', subject: { type: 'policy', id: version }, data: { version, digest } })
  return version
}
