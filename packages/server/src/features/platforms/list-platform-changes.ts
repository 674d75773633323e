import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listPlatformChangesEndpoint } from '@mainstay/contracts/platforms'
import { matrixChanges } from '@mainstay/policy/platforms'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { requireProduct } from '../products/index.ts'
import { asMatrix } from './matrix-view.ts'
import { listMatrices } from './queries.ts'

const versionsShown = 30

/** What changed in the last versions of a matrix, cell by cell. Refuses `product.not_found`. */
export async function listPlatformChanges(
  ctx: Ctx,
  { params }: InputOf<typeof listPlatformChangesEndpoint>,
): Promise<OutputOf<typeof listPlatformChangesEndpoint>> {
  allow(ctx, 'platform.see', {})
  const productId = decodeId('prd', params.productId)
  await requireProduct(ctx, productId)
  const versions = await listMatrices(ctx, productId, versionsShown + 1)
  const people = await personRefs(
    ctx,
    versions.map(({ changed_by }) => changed_by),
  )
  const items = versions.slice(0, versionsShown).flatMap((one, index) =>
    matrixChanges(asMatrix(versions[index + 1]), one).map(({ row, line, before, after }) => ({
      version: one.version,
      at: one.changed_at.toISOString(),
      by: (one.changed_by && people.get(one.changed_by)) || null,
      platform: { kind: row.kind, name: row.name, version: row.version },
      line,
      before,
      after,
    })),
  )
  return { items }
}
