import { isVersion, lineOf } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'
import { type EnvironmentInUse, environmentsInUse } from './environments-in-use.ts'
import { listKnownReleases } from './known-releases.ts'

type OnLine = ReadonlyMap<string, readonly EnvironmentInUse[]>

/** Accounts by the line that they run, with their installations on it; what is no version is on none. */
export async function accountsByLine(ctx: Ctx, productId: string): Promise<ReadonlyMap<string, OnLine>> {
  const releases = await listKnownReleases(ctx, productId)
  const running = (await environmentsInUse(ctx, productId)).filter(({ version }) => isVersion(version))
  const byLine = Map.groupBy(running, ({ version }) => lineOf(version, releases))
  return new Map([...byLine].map(([line, own]) => [line, Map.groupBy(own, ({ accountId }) => accountId)]))
}
