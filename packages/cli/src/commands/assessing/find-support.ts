import type { Snapshot, VersionSupport } from '@mainstay/policy/assessments'
import { behind, isVersion, supportWindow } from '@mainstay/policy/lifecycle'
import { type Reading, readPolicy } from '../policy-io.ts'
import { readReleases } from '../policy-lifecycle.ts'

/** What a list of releases says of the product's version; undefined without a list: then nobody knows. */
export async function findSupport(
  snapshot: Snapshot,
  {
    releases: path,
    policy: policyPath,
    at,
  }: { releases?: string | undefined; policy?: string | undefined; at: number },
  reading: Reading,
): Promise<VersionSupport | undefined> {
  const { version } = snapshot.product
  if (path === undefined || !isVersion(version)) return undefined
  const policy = await readPolicy(policyPath, reading)
  const releases = await readReleases(path, reading.io)
  const question = { version, releases, rules: policy.lifecycle, at, zone: 'UTC' }
  const { state, until } = supportWindow(question)
  return { state, supportedUntil: until, newest: behind(question)?.newest ?? null }
}
