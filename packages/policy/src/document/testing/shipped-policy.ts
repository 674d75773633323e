import { readFileSync } from 'node:fs'
import { parsePolicy } from '../parse-policy.ts'
import type { Policy } from '../schema.ts'

/** Source of the policy that ships. */
export const shippedText = (): string =>
  readFileSync(new URL('../../../policies/standard-premium.yaml', import.meta.url), 'utf8')

let kept: Policy | undefined

/** The policy that ships, read. */
export const shippedPolicy = (): Policy => {
  if (kept) return kept
  const read = parsePolicy(shippedText())
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 2))
  kept = read.policy
  return read.policy
}
