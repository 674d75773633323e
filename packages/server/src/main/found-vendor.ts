import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parsePolicy } from '@mainstay/policy/document'
import { publishPolicy } from '../features/policies/index.ts'
import { ensureProducts } from '../features/products/index.ts'
import type { Desk } from './desk.ts'

/** The policy that ships, as it lies in the policy package. */
export const shippedPolicy = (): Promise<string> =>
  readFile(fileURLToPath(import.meta.resolve('@mainstay/policy/policies/standard-premium.yaml')), 'utf8')

/** Gives a new desk the shipped policy and the products it names. Publishing the same text again changes nothing. */
export async function foundVendor(desk: Desk): Promise<void> {
  const source = await shippedPolicy()
  const reading = parsePolicy(source)
  if (!reading.ok) throw new Error('the shipped policy has faults')
  await desk.asWorker(async (ctx) => {
    await publishPolicy(ctx, source)
    await ensureProducts(ctx, reading.policy.products)
  })
}
