import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type {
  importSuccessValuesEndpoint,
  recordSuccessValueEndpoint,
  SuccessValueRow,
} from '@mainstay/contracts/success'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { requireAccount } from '../contacts/index.ts'
import { audienceOf, itemForUpdate, readItem } from './find-item.ts'
import { includedPlan } from './plan-ground.ts'
import { type ItemRow, listItems } from './queries.ts'
import { type ReadValue, readValueRows } from './read-value-rows.ts'
import { listAllValues, upsertValue } from './value-queries.ts'

/** A figure of an objective on a day, by either side or by a key of theirs. */
export async function recordSuccessValue(
  ctx: Ctx,
  { params, body }: InputOf<typeof recordSuccessValueEndpoint>,
): Promise<OutputOf<typeof recordSuccessValueEndpoint>> {
  const item = await itemForUpdate(ctx, params, 'success_plan.measure')
  const { account_id: accountId, id } = item
  const { today } = await includedPlan(ctx, accountId)
  if (item.measure === null) throw new Refusal('success_item.no_figures')
  if (body.on > today) throw new Refusal('success_value.day_ahead')
  await write(ctx, item, { on: body.on, value: body.value, remark: body.remark ?? null })
  return readItem(ctx, accountId, id)
}

/**
 * Records figures from CSV, all or nothing: with one faulty row nothing is written. A preview writes nothing and says of
 * each row what it would do. What is on record just so stays, so that a file can be read again and again.
 */
export async function importSuccessValues(
  ctx: Ctx,
  { params, body }: InputOf<typeof importSuccessValuesEndpoint>,
): Promise<OutputOf<typeof importSuccessValuesEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'success_plan.measure', { accountId })
  await requireAccount(ctx, accountId)
  const { today } = await includedPlan(ctx, accountId)
  const items = (await listItems(ctx, [accountId])).filter(({ measure }) => measure !== null)
  const rows = readValueRows(body.csv, { items, values: await listAllValues(ctx, accountId), today })
  const written = rows.filter(({ state }) => state === 'new' || state === 'changed')
  if (!body.preview) {
    refuseFaulty(rows)
    for (const { item, on, figure, remark } of written) if (item) await write(ctx, item, { on, value: figure, remark })
  }
  const recorded = written.filter(({ state }) => state === 'new').length
  return { rows: rows.map(rowView), recorded, changed: written.length - recorded }
}

interface Figure {
  readonly on: string
  readonly value: number
  readonly remark: string | null
}
async function write(ctx: Ctx, item: ItemRow, figure: Figure): Promise<void> {
  const { account_id: accountId, id: itemId } = item
  const id = ctx.newId()
  const by = 'personId' in ctx.principal ? ctx.principal.personId : null
  await upsertValue(ctx, { accountId, id, itemId, ...figure, by, at: await ctx.now() })
  await ctx.publish({
    type: 'success_value.recorded',
    accountId,
    subject: { type: 'success_item', id: itemId },
    data: { on: figure.on },
    ...audienceOf(item),
  })
}

function refuseFaulty(rows: readonly ReadValue[]): void {
  const errors = rows.flatMap(({ line, faults }) =>
    faults.map(({ column, detail }) => ({
      pointer: `/csv/${line}/${column}`,
      code: 'success_value.row_faulty',
      detail,
    })),
  )
  if (errors.length > 0) throw new Refusal('success_value.rows_faulty', { errors })
}

const rowView = ({ line, state, objective, on, written, faults }: ReadValue): SuccessValueRow => ({
  ...{ line, state, objective, on, value: written, faults: [...faults] },
})
