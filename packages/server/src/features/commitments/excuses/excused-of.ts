import type { Excused } from '@mainstay/contracts/excuses'
import { isLate } from '@mainstay/policy/closing'
import type { Ctx } from '../../../platform/ctx.ts'
import { type PersonRefView, personRefs } from '../../contacts/index.ts'
import { type ExcuseRow, listExcuses } from './queries.ts'

type People = ReadonlyMap<string, PersonRefView>

/** The marks of some promises, by promise. Nothing is asked where none of them is late. */
export async function excusedOf(
  ctx: Ctx,
  promises: readonly { readonly id: string; readonly state: string }[],
): Promise<ReadonlyMap<string, Excused>> {
  const late = promises.filter(({ state }) => isLate(state)).map(({ id }) => id)
  const rows = late.length === 0 ? [] : await listExcuses(ctx, late)
  if (rows.length === 0) return new Map()
  const people = await personRefs(
    ctx,
    rows.flatMap(({ byId, contradiction }) => (contradiction ? [byId, contradiction.byId] : [byId])),
  )
  return new Map(rows.map((row) => [row.commitmentId, excusedView(row, people)]))
}

const excusedView = ({ at, byId, reason, contradiction }: ExcuseRow, people: People): Excused => ({
  at: at.toISOString(),
  by: people.get(byId) ?? null,
  reason,
  contradicted: contradiction && {
    at: new Date(contradiction.at).toISOString(),
    by: people.get(contradiction.byId) ?? null,
    reason: contradiction.reason,
  },
})
