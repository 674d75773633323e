import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { createReleaseEndpoint } from '@mainstay/contracts/releases'
import { isVersion } from '@mainstay/policy/lifecycle'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { listKnownReleases, productAsked } from './known-releases.ts'
import { findRelease, insertRelease, type ReleaseRow, writeNamedAccounts } from './queries.ts'
import { releaseView } from './views.ts'

type Body = InputOf<typeof createReleaseEndpoint>['body']

/** Refuses `release.version_unfit` for what cannot be put in order. */
export function requireVersion(version: string): void {
  if (!isVersion(version)) throw new Refusal('release.version_unfit')
}

/** The accounts that a hotfix is made for. Refuses `account.not_found`, `release.accounts_needed`. */
export async function accountsNamed(ctx: Ctx, ids: readonly string[] | undefined): Promise<readonly string[]> {
  if (ids === undefined || ids.length === 0) throw new Refusal('release.accounts_needed')
  const named = ids.map((id) => decodeId('acc', id))
  for (const id of named) if (!(await accountOf(ctx, id))) throw new Refusal('account.not_found')
  return named
}

/** A release that is out and no hotfix, of this product. Refuses `release.base_unfit`. */
export async function baseOf(ctx: Ctx, productId: string, id: string | undefined): Promise<ReleaseRow> {
  const row = id === undefined ? undefined : await findRelease(ctx, decodeId('rel', id))
  if (!row || row.product_id !== productId || row.kind === 'hotfix' || row.state !== 'published')
    throw new Refusal('release.base_unfit')
  return row
}

const hotfixParts = async (ctx: Ctx, productId: string, { kind, basedOnId, accountIds }: Body) => {
  if (kind === 'hotfix')
    return { base: await baseOf(ctx, productId, basedOnId), accounts: await accountsNamed(ctx, accountIds) }
  if (basedOnId !== undefined) throw new Refusal('release.base_unfit')
  return { base: undefined, accounts: [] }
}

/** Begins a release as a draft that staff alone read. */
export async function createRelease(
  ctx: Ctx,
  { body }: InputOf<typeof createReleaseEndpoint>,
): Promise<OutputOf<typeof createReleaseEndpoint>> {
  allow(ctx, 'release.write', {})
  requireVersion(body.version)
  const productId = await productAsked(ctx, body.productId)
  const { base, accounts } = await hotfixParts(ctx, productId, body)
  const [known] = await listKnownReleases(ctx, productId)
  const id = ctx.newId()
  const at = new Date(await ctx.now())
  const { version, kind, availableOn = null, summary = null, notes = '' } = body
  const scheme = known?.scheme ?? body.scheme ?? 'semver'
  await insertRelease(ctx, {
    ...{ id, version, kind, scheme, summary, notes, product_id: productId, available_on: availableOn },
    ...{ based_on_id: base?.id ?? null, created_by: actingPerson(ctx), created_at: at, changed_at: at },
  })
  await writeNamedAccounts(ctx, id, accounts)
  await ctx.publish({ type: 'release.created', subject: { type: 'release', id }, data: { version, kind } })
  const row = await findRelease(ctx, id)
  if (!row) throw new Refusal('release.not_found')
  return releaseView(ctx, row)
}
