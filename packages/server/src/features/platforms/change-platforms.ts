import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { changePlatformsEndpoint } from '@mainstay/contracts/platforms'
import { type ProblemCode, Refusal } from '@mainstay/contracts/problems'
import { matrixChanges, rowsNamedTwice, rowsOfUnknownLines, type SupportMatrix } from '@mainstay/policy/platforms'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { requireProduct } from '../products/index.ts'
import { asMatrix, matrixView } from './matrix-view.ts'
import { findMatrix, insertMatrix } from './queries.ts'

type Input = InputOf<typeof changePlatformsEndpoint>

/**
 * Writes the next version of a product's matrix; each cell that changed is an event, and so a line of the audit log.
 * Refuses `product.not_found`, `platform.named_twice`, `platform.line_unknown`, `request.stale`.
 */
export async function changePlatforms(
  ctx: Ctx,
  { params, body }: Input,
): Promise<OutputOf<typeof changePlatformsEndpoint>> {
  allow(ctx, 'platform.manage', {})
  const productId = decodeId('prd', params.productId)
  await requireProduct(ctx, productId)
  const kept = await findMatrix(ctx, productId)
  requireCurrentVersion(ctx, kept?.version ?? 0)
  requireSound(body)
  const changed = {
    product_id: productId,
    version: (kept?.version ?? 0) + 1,
    lines: body.lines,
    rows: body.rows,
    changed_by: actingPerson(ctx),
    changed_at: new Date(await ctx.now()),
  }
  await insertMatrix(ctx, changed)
  await tell(ctx, productId, { before: asMatrix(kept), after: changed })
  return await matrixView(ctx, productId, changed)
}

function requireSound(matrix: SupportMatrix): void {
  refuseRows('platform.named_twice', rowsNamedTwice(matrix.rows))
  refuseRows('platform.line_unknown', rowsOfUnknownLines(matrix))
}

function refuseRows(code: ProblemCode, indexes: readonly number[]): void {
  if (indexes.length === 0) return
  const errors = indexes.map((index) => ({ pointer: `/rows/${index}`, code, detail: `Row ${index + 1}` }))
  throw new Refusal(code, { errors })
}

const stateOf = (cell: { readonly state: string; readonly until?: string } | null) => ({
  state: cell?.state ?? null,
  until: cell?.until ?? null,
})

async function tell(
  ctx: Ctx,
  productId: string,
  { before, after }: { readonly before: SupportMatrix; readonly after: SupportMatrix & { readonly version: number } },
): Promise<void> {
  const subject = { type: 'product', id: productId }
  const changes = matrixChanges(before, after)
  for (const { row, line, ...cells } of changes) {
    const [was, is] = [stateOf(cells.before), stateOf(cells.after)]
    ctx.audit({
      action: 'platform.changed',
      subject,
      facts: { kind: row.kind, row: row.id, line, before: was.state, after: is.state, until: is.until },
    })
  }
  await ctx.publish({ type: 'platforms.changed', subject, data: { version: after.version, cells: changes.length } })
}
