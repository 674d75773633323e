import type { Bundle } from '@mainstay/contracts/bundles'
import type { Ctx } from '../../../platform/ctx.ts'
import { encodeId } from '../../../platform/ids/index.ts'
import { personRefs } from '../../contacts/index.ts'
import { findEnvironment } from '../../environments/index.ts'
import { allProducts } from '../../products/index.ts'
import { otherThan } from './of-another.ts'
import type { BundleRow } from './queries.ts'

type Installation = NonNullable<Awaited<ReturnType<typeof findEnvironment>>>

/** Bundles as their readers see them, beside what is on record of their installations. */
export async function bundleViews(ctx: Ctx, rows: readonly BundleRow[]): Promise<Bundle[]> {
  const people = await personRefs(
    ctx,
    rows.flatMap(({ sentBy, acceptedBy }) => [sentBy, acceptedBy]),
  )
  const installations = new Map<string, Installation | undefined>()
  for (const { accountId, environmentId } of rows)
    if (!installations.has(environmentId))
      installations.set(environmentId, await findEnvironment(ctx, accountId, environmentId))
  const products = await allProducts(ctx)
  return rows.flatMap((row) => {
    const installation = installations.get(row.environmentId)
    if (!installation) return []
    const runs = otherThan(products, row.productName, installation) ?? null
    return [viewOf(row, { installation, people, runs })]
  })
}

export async function bundleView(ctx: Ctx, row: BundleRow): Promise<Bundle> {
  const [view] = await bundleViews(ctx, [row])
  if (!view) throw new Error('a bundle has an installation')
  return view
}

interface Beside {
  readonly installation: Installation
  readonly people: Awaited<ReturnType<typeof personRefs>>
  /** The product of the installation, where the bundle is of another. */
  readonly runs: string | null
}
const viewOf = (row: BundleRow, { installation, people, runs }: Beside): Bundle => ({
  id: encodeId('bdl', row.id),
  accountId: encodeId('acc', row.accountId),
  environment: { id: encodeId('env', row.environmentId), name: installation.name },
  name: row.name,
  size: row.size,
  sha256: row.sha256.toString('hex'),
  collectedAt: row.collectedAt.toISOString(),
  receivedAt: row.receivedAt.toISOString(),
  sentBy: (row.sentBy !== null && people.get(row.sentBy)) || null,
  product: { name: row.productName, version: row.productVersion },
  otherThan: runs,
  operatingSystem: row.operatingSystem,
  collectorVersion: row.collectorVersion,
  collectors: row.collectors.map(({ id, state, reason }) => ({ id, state, reason: reason ?? null })),
  redacted: { ...row.redacted },
  looksSecret: row.looksSecret,
  hasOriginal: row.storageKey !== null,
  originalUntil: row.storageKey === null ? null : (row.goesAt?.toISOString() ?? null),
  news: newsOf(row, installation, runs !== null),
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
  acceptedBy: (row.acceptedBy !== null && people.get(row.acceptedBy)) || null,
})

type Said = Pick<BundleRow, 'productVersion' | 'operatingSystem'>
/** What the bundle says of the installation that is not on record. The version of another product is none of its own. */
export function newsOf({ productVersion, operatingSystem }: Said, on: Installation, isOther: boolean): Bundle['news'] {
  const [system, version] = nameAndVersion(operatingSystem)
  const isKnown = on.platforms.some(
    ({ kind, name, version: on }) =>
      kind === 'operating_system' && same(name, system) && (on ?? '') === (version ?? ''),
  )
  return {
    productVersion: isOther || productVersion === on.product_version ? null : productVersion,
    operatingSystem: system === undefined || isKnown ? null : operatingSystem,
  }
}
const same = (one: string, other: string | undefined) => one.toLowerCase() === other?.toLowerCase()

/** `['Debian', '12']` of `Debian 12`. */
export function nameAndVersion(
  operatingSystem: string | null,
): readonly [name?: string | undefined, version?: string | undefined] {
  const [, name, version] = /^(.*?)(?:\s+v?(\d[\w.]*))?$/.exec(operatingSystem ?? '') ?? []
  return name ? [name, version] : []
}
