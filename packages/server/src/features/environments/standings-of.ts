import { civilDateAt, daysBetween } from '@mainstay/policy/calendar'
import {
  type Behind,
  behind,
  type KnownRelease,
  type LifecycleRules,
  type SupportWindow,
  supportWindow,
} from '@mainstay/policy/lifecycle'
import { type PlatformVerdict, platformState, type SupportMatrix } from '@mainstay/policy/platforms'
import type { Ctx } from '../../platform/ctx.ts'
import { entitlementOf } from '../agreements/index.ts'
import { hoursZoneOf } from '../contacts/index.ts'
import { supportMatrixOf } from '../platforms/index.ts'
import type { EnvironmentRow, KeptPlatform } from './queries.ts'
import { releasesOf } from './releases-of.ts'

/** How near the end of its support is, by the policy's own measure. */
interface Ending {
  readonly months: number
  readonly endsInDays: number | null
  readonly endsSoon: boolean
}

/** How an installation stands at an instant. */
export interface Standing {
  /** By the policy version that the account's agreement pins. `unknown` where the catalogue says nothing. */
  readonly window: SupportWindow
  readonly ending: Ending
  /** How far it is behind the newest release; undefined for what is no version. */
  readonly behind: Behind | undefined
  /** Each declared platform with its state; empty where the account declared none. */
  readonly platforms: readonly { readonly platform: KeptPlatform; readonly verdict: PlatformVerdict }[]
  /** In which the dates begin: where the primary contact is, else UTC. */
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
    releases: await releasesOf(ctx, asked.productId),
  }
}

const endingOf = ({ until }: SupportWindow, rules: LifecycleRules, on: string): Ending => {
  const endsInDays = until === null || until <= on ? null : daysBetween(on, until)
  const endsSoon = endsInDays !== null && endsInDays <= Math.max(0, ...(rules.tellDaysBefore?.is ?? []))
  return { months: rules.preceding.months, endsInDays, endsSoon }
}

const standOn = (row: EnvironmentRow, ground: Ground, { at, zone }: { at: number; zone: string }): Standing => {
  const { product_version: version, platforms } = row
  const { releases, rules, matrix } = ground
  const on = civilDateAt(zone, at)
  const window = supportWindow({ version, releases, rules, at, zone })
  return {
    window,
    ending: endingOf(window, rules, on),
    behind: behind({ version, releases, at, zone }),
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
  const zone = (await hoursZoneOf(ctx, accountId)) ?? 'UTC'
  const standings = new Map<string, Standing>()
  for (const [productId, ofProduct] of Map.groupBy(rows, ({ product_id }) => product_id)) {
    const ground = await groundOf(ctx, { accountId, productId, at })
    for (const row of ofProduct) standings.set(row.id, standOn(row, ground, { at, zone }))
  }
  return standings
}
