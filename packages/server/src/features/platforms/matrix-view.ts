import type { SupportMatrix as View } from '@mainstay/contracts/platforms'
import { newestLineFirst, type SupportMatrix } from '@mainstay/policy/platforms'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import type { MatrixVersion } from './queries.ts'

/** A matrix as it is sent; who wrote it is for the staff. */
export async function matrixView(ctx: Ctx, productId: string, kept: MatrixVersion | undefined): Promise<View> {
  const { lines, rows } = kept ?? { lines: [], rows: [] }
  const seesWho = ctx.principal.role !== 'desk_customer' && kept?.changed_by
  const people = seesWho ? await personRefs(ctx, [kept.changed_by]) : undefined
  return {
    productId: encodeId('prd', productId),
    lines: lines.toSorted(newestLineFirst),
    rows: rows.map(({ id, kind, name, version, cells }) => ({ id, kind, name, version, cells: { ...cells } })),
    changedAt: kept?.changed_at.toISOString() ?? null,
    changedBy: (kept?.changed_by && people?.get(kept.changed_by)) || null,
    version: kept?.version ?? 0,
  }
}

const none: SupportMatrix = { lines: [], rows: [] }

/** The matrix as the rules read it; one without rows answers unknown to everything. */
export const asMatrix = (kept: MatrixVersion | undefined): SupportMatrix => kept ?? none
