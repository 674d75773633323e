import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { hasPolicy, publishPolicy } from '../features/policies/index.ts'
import type { Desk } from './desk-parts.ts'

/** The policy that ships, as it lies in the policy package. */
export const shippedPolicy = (): Promise<string> =>
  readFile(fileURLToPath(import.meta.resolve('@mainstay/policy/policies/standard-premium.yaml')), 'utf8')

/** Gives a desk that has no policy yet the one that ships, with the products it names. */
export async function foundVendor(desk: Desk): Promise<void> {
  const source = await shippedPolicy()
  await desk.asWorker(async (ctx) => {
    if (!(await hasPolicy(ctx))) await publishPolicy(ctx, source)
  })
}
