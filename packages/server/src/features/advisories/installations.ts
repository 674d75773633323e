import type { Installation, Standing } from '@mainstay/policy/advisories'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { listAffected, listFirstStanding, listOpenEnvironments, type StandingTo } from '../environments/index.ts'
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

type Concerning = Pick<AdvisoryRow, 'product_id' | 'affected' | 'fixed_in'>

/** Open installations within sight that an advisory may concern, account by account; those out of its range are not read. */
export const installationsConcerned = (
  ctx: Ctx,
  { product_id: productId, affected, fixed_in: fixedIn }: Concerning,
): Promise<readonly Installed[]> => listAffected(ctx, { productId, affected, fixedIn })

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

const standings: readonly Standing[] = ['in_range', 'version_unknown', 'out_of_range']

/** As they stand to the affected range, in the order given. */
export const installationViews = (rows: readonly StandingTo[]): InstallationView[] =>
  rows.map(({ id, name, version, rank }) => ({
    ...{ id: encodeId('env', id), name, version },
    standing: standings[rank] ?? 'version_unknown',
  }))

/** Of an account no more than so many are shown beside others. */
const shownOfEach = 5

/** Of each of these accounts the first installations beside an advisory; `concerned`: none that is out of its range. */
export const firstOfEach = (
  ctx: Ctx,
  { product_id: productId, affected, fixed_in: fixedIn }: Concerning,
  { accountIds, concerned }: { readonly accountIds: readonly string[]; readonly concerned?: true },
) =>
  listFirstStanding(ctx, {
    ...{ productId, affected, fixedIn, accountIds, perAccount: shownOfEach },
    ...(concerned && { concerned }),
  })

/** Them as they are sent, with how many there are in all. */
export const ofEachView = (own: readonly (StandingTo & { readonly inAll: number })[] = []) => ({
  installations: installationViews(own),
  installationsInAll: own[0]?.inAll ?? 0,
})
