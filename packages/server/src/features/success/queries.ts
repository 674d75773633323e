import type { SuccessKind, SuccessState } from '@mainstay/policy/success'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among, json } from '../../platform/db/index.ts'

/** What an objective is measured by, as a row keeps it. */
interface KeptMeasure {
  readonly unit: string
  readonly baseline: number
  readonly target: number
  readonly from: string
}
type Side = 'customer' | 'staff'
const date = (value: string | null) => sql<string>`${value}::date`

const columns = [
  'i.account_id',
  'i.id',
  'i.title',
  'i.words',
  'i.owner_id',
  'i.next_step',
  'i.release_id',
  'i.answer',
  'i.answered_by',
  'i.answered_at',
  'i.version',
  sql<SuccessKind>`i.kind`.as('kind'),
  sql<Side>`i.audience`.as('audience'),
  sql<SuccessState>`i.state`.as('state'),
  sql<'initial' | 'new' | null>`i.origin`.as('origin'),
  sql<Side | null>`i.owner_side`.as('owner_side'),
  sql<string>`to_char(i.since_on, 'YYYY-MM-DD')`.as('since_on'),
  sql<string | null>`to_char(i.due_on, 'YYYY-MM-DD')`.as('due_on'),
  sql<KeptMeasure | null>`i.measure`.as('measure'),
] as const

/** Parts of the plans of these accounts; what is the staff's alone only where it is asked for, beside row security. */
const select = (ctx: Ctx, accountIds: readonly string[]) => {
  const all = ctx.db
    .selectFrom('success_items as i')
    .select(columns)
    .select((eb) =>
      eb.selectFrom('releases as r').whereRef('r.id', '=', 'i.release_id').select('r.version').as('release_version'),
    )
    .where('i.account_id', '=', among(accountIds))
  return ctx.principal.role === 'desk_customer' ? all.where('i.audience', '=', 'customer') : all
}

/** Everything of these plans, in the order in which it was written. */
export const listItems = (ctx: Ctx, accountIds: readonly string[]) =>
  select(ctx, accountIds).orderBy('i.account_id').orderBy('i.id').execute()
export type ItemRow = Awaited<ReturnType<typeof listItems>>[number]

export const findItem = (ctx: Ctx, accountId: string, id: string): Promise<ItemRow | undefined> =>
  select(ctx, [accountId]).where('i.id', '=', id).executeTakeFirst()

/** The same, held until the end of the transaction. */
export const lockItem = (ctx: Ctx, accountId: string, id: string): Promise<ItemRow | undefined> =>
  select(ctx, [accountId]).where('i.id', '=', id).forUpdate('i').executeTakeFirst()

export const countItems = async (ctx: Ctx, accountId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM success_items WHERE account_id = ${accountId}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** What both sides read of a part, or of a part that is the staff's alone only they. */
export interface SharedFields {
  readonly title: string
  readonly audience: Side
  readonly words: string | null
  readonly owner_id: string | null
  readonly owner_side: Side | null
  readonly next_step: string | null
  readonly due_on: string | null
  readonly measure: KeptMeasure | null
}
export interface NewItem extends SharedFields {
  readonly account_id: string
  readonly id: string
  readonly kind: SuccessKind
  readonly state: SuccessState
  readonly origin: 'initial' | 'new' | null
  readonly since_on: string
  readonly release_id: string | null
  readonly created_by: string
  readonly created_at: Date
}

export const insertItem = (ctx: Ctx, { measure, ...row }: NewItem): Promise<unknown> =>
  ctx.db
    .insertInto('success_items')
    .values({
      ...row,
      since_on: date(row.since_on),
      due_on: date(row.due_on),
      measure: measure && json({ ...measure }),
      changed_at: row.created_at,
    })
    .execute()

interface Key {
  readonly account_id: string
  readonly id: string
}
export interface ItemChange extends Partial<SharedFields> {
  readonly state?: SuccessState
  readonly answer?: string | null
  readonly answered_by?: string
  readonly answered_at?: Date
}
export const updateItem = (
  ctx: Ctx,
  { account_id, id }: Key,
  { measure, due_on, ...change }: ItemChange,
  at: number,
): Promise<unknown> =>
  ctx.db
    .updateTable('success_items')
    .set((eb) => ({
      ...change,
      ...(due_on === undefined ? {} : { due_on: date(due_on) }),
      ...(measure === undefined ? {} : { measure: measure && json({ ...measure }) }),
      changed_at: new Date(at),
      version: eb('version', '+', 1),
    }))
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
