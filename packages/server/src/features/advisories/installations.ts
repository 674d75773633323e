import { type Installation, type Standing, standingOf } from '@mainstay/policy/advisories'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { listAffected, listEnvironmentsOf, listOpenEnvironments } from '../environments/index.ts'
import type { AdvisoryRow } from './queries.ts'

/** An installation with its name: the one place where advisories ask what is installed. */
export interface Installed extends Installation {
  readonly name: string
}

interface Row {
  readonly account_id: string
  readonly id: string
  readonly name: string
  readonly product_version: string
  readonly based_on: string | null
}
const installed = ({ account_id, id, name, product_version, based_on }: Row): Installed => ({
  ...{ accountId: account_id, id, name, version: product_version, basedOn: based_on },
})

/** Open installations within sight that an advisory may concern, account by account; those out of its range are not read. */
export const installationsConcerned = (
  ctx: Ctx,
  { product_id: productId, affected, fixed_in: fixedIn }: Pick<AdvisoryRow, 'product_id' | 'affected' | 'fixed_in'>,
): Promise<readonly Installed[]> => listAffected(ctx, { productId, affected, fixedIn })

/** An account's own, by product. */
export async function installationsByProduct(
  ctx: Ctx,
  accountId: string,
): Promise<ReadonlyMap<string, readonly Installed[]>> {
  const rows = Map.groupBy(await listEnvironmentsOf(ctx, accountId), ({ product_id }) => product_id)
  return new Map([...rows].map(([productId, own]) => [productId, own.map(installed)]))
}

/** Those of them that are not closed, each with its product. */
export const openInstallations = async (
  ctx: Ctx,
  which: readonly { readonly accountId: string; readonly id: string }[],
): Promise<readonly (Installed & { readonly productId: string })[]> =>
  (await listOpenEnvironments(ctx, which)).map((row) => ({ ...installed(row), productId: row.product_id }))

export interface InstallationView {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly standing: Standing
}

const order: readonly Standing[] = ['in_range', 'version_unknown', 'out_of_range']

/** As they stand to the affected range, what is in range first. */
export const installationViews = (
  own: readonly Installed[],
  { affected, fixed_in: fixedIn }: Pick<AdvisoryRow, 'affected' | 'fixed_in'>,
): InstallationView[] =>
  own
    .map(({ id, name, ...running }) => ({
      ...{ id: encodeId('env', id), name, version: running.version },
      standing: standingOf(running, { affected, fixedIn }),
    }))
    .sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))
