import { Refusal } from '@mainstay/contracts/problems'
import { type Policy, parsePolicy } from '@mainstay/policy/document'
import type { Ctx } from '../../platform/ctx.ts'
import { findCurrentVersion, findPolicyVersion } from './queries.ts'

/** Published versions never change, so what was parsed once holds for the life of the process. */
const parsed = new Map<string, Policy>()
const keptAtMost = 64

/** The parsed policy of a published version. Refuses with `policy.not_found`; a stored document with faults is a fault of ours. */
export async function policyOf(ctx: Ctx, version: string): Promise<Policy> {
  const known = parsed.get(version)
  if (known) return known
  const row = await findPolicyVersion(ctx, version)
  if (!row) throw new Refusal('policy.not_found')
  const reading = parsePolicy(row.source)
  if (!reading.ok) throw new Error(`The stored policy version ${version} has faults: ${reading.problems[0]?.message}`)
  if (parsed.size >= keptAtMost) parsed.clear()
  parsed.set(version, reading.policy)
  return reading.policy
}

/** What is published anew under a version is read anew: this process may have had another desk before. */
export const forgetPolicy = (version: string): void => {
  parsed.delete(version)
}

/** The version that new agreements pin. */
export async function currentPolicy(ctx: Ctx): Promise<Policy> {
  const row = await findCurrentVersion(ctx)
  if (!row) throw new Refusal('policy.not_found')
  return policyOf(ctx, row.version)
}

/** Whether any document was ever published here. */
export const hasPolicy = async (ctx: Ctx): Promise<boolean> => (await findCurrentVersion(ctx)) !== undefined
