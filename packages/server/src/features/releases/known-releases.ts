import { civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import { type KnownRelease, type LifecycleRules, supportWindow, windowReason } from '@mainstay/policy/lifecycle'
import { explain, type ReasonReader } from '@mainstay/policy/reasons'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findReader, hoursZoneOf, listHoursZones } from '../contacts/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { defaultProduct, knownProducts } from '../products/index.ts'
import { findRevision, type GivenOut, listGivenOut, raiseRevision } from './queries.ts'

/** Where dates of releases begin for whoever belongs to no account: the staff's catalogue and feeds. */
export const catalogueZone = 'UTC'
/** Where on earth a date begins first, and where last. */
export const firstZone = 'Etc/GMT-14'
export const lastZone = 'Etc/GMT+12'

const kept = new Map<string, { readonly revision: number; readonly releases: readonly GivenOut[] }>()
/** What a transaction reads of a catalogue that it has changed is not yet anybody's: it is kept for nobody else. */
const changedIn = new WeakMap<Ctx, Set<string>>()

/** Whoever reads the catalogue of this product from now on reads it anew. */
export async function renewCatalogue(ctx: Ctx, productId: string): Promise<void> {
  changedIn.set(ctx, (changedIn.get(ctx) ?? new Set()).add(productId))
  await raiseRevision(ctx, productId)
}

/**
 * Every release of a product that was given out for all, hotfixes left out; the same list until the catalogue changes,
 * so that what was read from it once holds.
 */
export async function listKnownReleases(ctx: Ctx, productId: string): Promise<readonly GivenOut[]> {
  if (changedIn.get(ctx)?.has(productId)) return listGivenOut(ctx, productId)
  const revision = await findRevision(ctx, productId)
  const known = kept.get(productId)
  if (known?.revision === revision) return known.releases
  const releases = await listGivenOut(ctx, productId)
  if (kept.size > 64) kept.clear()
  kept.set(productId, { revision, releases })
  return releases
}

/** The product that a query names, else the first. Refuses `product.unknown`. */
export async function productAsked(ctx: Ctx, productId: string | undefined): Promise<string> {
  if (productId === undefined) return defaultProduct(ctx)
  const id = decodeId('prd', productId)
  await knownProducts(ctx, [id])
  return id
}

/** What windows of a product are read from, for whoever asks, and how they are said. */
export interface WindowGround {
  readonly productId: string
  readonly releases: readonly KnownRelease[]
  /** How much of what a release mends was security, where any was. */
  readonly securityFixes: ReadonlyMap<string, number>
  readonly rules: LifecycleRules
  readonly at: number
  readonly zone: string
  readonly today: string
  readonly reader: ReasonReader
}

const counted = new WeakMap<readonly GivenOut[], ReadonlyMap<string, number>>()
function securityFixesOf(releases: readonly GivenOut[]): ReadonlyMap<string, number> {
  const known = counted.get(releases)
  if (known) return known
  const made = new Map(
    releases.flatMap(({ version, securityFixes }) => (securityFixes > 0 ? [[version, securityFixes] as const] : [])),
  )
  counted.set(releases, made)
  return made
}

/** Where an account's dates begin: where its primary contact is (policy 2.1), as for everything it is promised. */
export const zoneOfAccount = async (ctx: Ctx, accountId: string): Promise<string> =>
  (await hoursZoneOf(ctx, accountId)) ?? catalogueZone

/** The same for many accounts: when this date begins for each of them. */
export async function startsFor(ctx: Ctx, accountIds: readonly string[], date: string) {
  const zones = await listHoursZones(ctx, accountIds)
  return (accountId: string): number => startOfCivilDate(zones.get(accountId) ?? catalogueZone, date)
}

/** The rules of the policy that the asking account pins, and its zone; else the current policy, in the catalogue's. */
export async function windowGround(ctx: Ctx, productId: string): Promise<WindowGround> {
  const { principal } = ctx
  const isCustomer = principal.role === 'desk_customer'
  const { lifecycle: rules } = await policyForAccount(ctx, isCustomer ? principal.accountId : undefined)
  const releases = await listKnownReleases(ctx, productId)
  const asking = 'personId' in principal ? await findReader(ctx, principal.personId) : undefined
  const at = await ctx.now()
  const zone = isCustomer ? await zoneOfAccount(ctx, principal.accountId) : catalogueZone
  return {
    ...{ productId, releases, rules, at, zone, today: civilDateAt(zone, at) },
    securityFixes: securityFixesOf(releases),
    reader: {
      reader: isCustomer ? 'customer' : 'staff',
      locale: asking?.locale ?? 'en',
      readerZone: asking?.zone ?? 'UTC',
    },
  }
}

/** The window of a version with its words. `basedOn`: the release whose window a hotfix lives in. */
export function windowOf(ground: WindowGround, version: string, basedOn?: string | null) {
  const about = { ...ground, version: basedOn ?? version }
  const window = supportWindow(about)
  return { ...window, text: explain(windowReason(window, about), ground.reader) }
}

/** When a release of this day is out. */
export const outAt = (availableOn: string): number => startOfCivilDate(catalogueZone, availableOn)

/** Whether this day has begun wherever on earth an account may be. */
export const isOutEverywhere = (availableOn: string, at: number): boolean =>
  startOfCivilDate(lastZone, availableOn) <= at
