import { civilDateAt, daysBetween } from '@mainstay/policy/calendar'
import {
  type Behind,
  behind,
  type KnownRelease,
  type LifecycleRules,
  type SupportWindow,
  supportWindow,
  windowReason,
} from '@mainstay/policy/lifecycle'
import { type PlatformVerdict, platformState, type SupportMatrix } from '@mainstay/policy/platforms'
import type { Reason } from '@mainstay/policy/reasons'
import type { Ctx } from '../../platform/ctx.ts'
import { entitlementOf } from '../agreements/index.ts'
import { supportMatrixOf } from '../platforms/index.ts'
import { listKnownReleases, zoneOfAccount } from '../releases/index.ts'
import type { EnvironmentRow, KeptPlatform } from './queries.ts'

/** How near the end of its support is, by the policy's own measure. */
interface Ending {
  readonly endsInDays: number | null
  readonly endsSoon: boolean
}

/** How an installation stands at an instant. */
export interface Standing {
  /** By the policy version that the account's agreement pins. `unknown` where the catalogue says nothing. */
  readonly window: SupportWindow
  /** The same as a reason, for `explain`. */
  readonly windowReason: Reason
  readonly ending: Ending
  /** How far it is behind the newest release; undefined for what is no version. */
  readonly behind: Behind | undefined
  /** Each declared platform with its state; empty where the account declared none. */
  readonly platforms: readonly { readonly platform: KeptPlatform; readonly verdict: PlatformVerdict }[]
  /** In which its dates begin, of releases and platforms alike: where the primary contact is. */
  readonly zone: string
}

interface Ground {
  readonly releases: readonly KnownRelease[]
  readonly matrix: SupportMatrix
  readonly rules: LifecycleRules
}

async function groundOf(ctx: Ctx, asked: { accountId: string; productId: string; at: number }): Promise<Ground> {
  const { policy } = await entitlementOf(ctx, asked)
  return {
    rules: policy.lifecycle,
    matrix: await supportMatrixOf(ctx, asked.productId),
    releases: await listKnownReleases(ctx, asked.productId),
  }
}

const endingOf = ({ until }: SupportWindow, rules: LifecycleRules, on: string): Ending => {
  const endsInDays = until === null || until <= on ? null : daysBetween(on, until)
  const endsSoon = endsInDays !== null && endsInDays <= Math.max(0, ...(rules.tellDaysBefore?.is ?? []))
  return { endsInDays, endsSoon }
}

const standOn = (row: EnvironmentRow, ground: Ground, { at, zone }: { at: number; zone: string }): Standing => {
  const { product_version: runs, based_on: basedOn, platforms } = row
  // a hotfix stands where the release stands that it is based on
  const version = basedOn ?? runs
  const { releases, rules, matrix } = ground
  const on = civilDateAt(zone, at)
  const question = { version, releases, rules, at, zone }
  const window = supportWindow(question)
  return {
    window,
    windowReason: windowReason(window, question),
    ending: endingOf(window, rules, on),
    behind: behind(question),
    platforms: platforms.map((platform) => ({
      platform,
      verdict: platformState({ matrix, productVersion: version, platform, on }),
    })),
    zone,
  }
}

/** Standings of installations of one account, by their ids; what a product needs is read once. */
export async function standingsOf(
  ctx: Ctx,
  rows: readonly EnvironmentRow[],
  at: number,
): Promise<ReadonlyMap<string, Standing>> {
  const accountId = rows[0]?.account_id
  if (accountId === undefined) return new Map()
  const zone = await zoneOfAccount(ctx, accountId)
  const standings = new Map<string, Standing>()
  for (const [productId, ofProduct] of Map.groupBy(rows, ({ product_id }) => product_id)) {
    const ground = await groundOf(ctx, { accountId, productId, at })
    for (const row of ofProduct) standings.set(row.id, standOn(row, ground, { at, zone }))
  }
  return standings
}
