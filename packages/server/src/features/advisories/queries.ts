import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { lockDue } from '../../platform/sweep/index.ts'

export type Severity = 'low' | 'medium' | 'high' | 'critical'

const columns = [
  'id',
  'product_id',
  sql<Severity>`severity`.as('severity'),
  'title',
  'text',
  'affected',
  'fixed_in',
  'workaround',
  sql<'draft' | 'published' | 'withdrawn'>`state`.as('state'),
  'revision',
  'what_changed',
  'opens_at',
  'published_at',
  'changed_at',
  'withdrawn_at',
  'withdrawn_because',
  'written_by',
  'accounts_told',
  'accounts_read',
  'version',
] as const

const selectAdvisories = (ctx: Ctx) => ctx.db.selectFrom('advisories').select(columns)

/** A page of a console shows so many. */
const atMost = 200

/** All of them for the staff: drafts first, then the latest. */
export const listAdvisoryRows = (ctx: Ctx) =>
  selectAdvisories(ctx).orderBy(sql`state = 'draft'`, 'desc').orderBy('id', 'desc').limit(atMost).execute()
export type AdvisoryRow = Awaited<ReturnType<typeof listAdvisoryRows>>[number]

export const listAdvisoriesById = async (ctx: Ctx, ids: readonly string[]): Promise<readonly AdvisoryRow[]> =>
  ids.length === 0
    ? []
    : selectAdvisories(ctx)
        .where('id', '=', sql<string>`ANY(${[...ids]}::uuid[])`)
        .execute()

export const findAdvisory = (ctx: Ctx, id: string): Promise<AdvisoryRow | undefined> =>
  selectAdvisories(ctx).where('id', '=', id).executeTakeFirst()

/** Holds other changes of it until the transaction ends. */
export const lockAdvisory = (ctx: Ctx, id: string): Promise<AdvisoryRow | undefined> =>
  selectAdvisories(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

/** Published ones of a product, held in share: none is published or changed until this transaction ends. */
export const shareOfProduct = (ctx: Ctx, productId: string): Promise<readonly AdvisoryRow[]> =>
  selectAdvisories(ctx)
    .where('product_id', '=', productId)
    .where('state', '<>', 'withdrawn')
    .orderBy('id')
    .forShare()
    .execute()

export type NewAdvisory = Pick<
  AdvisoryRow,
  | 'id'
  | 'product_id'
  | 'severity'
  | 'title'
  | 'text'
  | 'affected'
  | 'fixed_in'
  | 'workaround'
  | 'opens_at'
  | 'written_by'
> & { readonly created_at: Date }
export const insertAdvisory = (ctx: Ctx, row: NewAdvisory) =>
  ctx.db
    .insertInto('advisories')
    .values({ ...row, state: 'draft' })
    .execute()

export type AdvisoryChange = Partial<
  Omit<AdvisoryRow, 'id' | 'product_id' | 'written_by' | 'accounts_told' | 'accounts_read' | 'version'>
> & {
  readonly next_timer_at?: Date | null
}
export const updateAdvisory = (ctx: Ctx, id: string, change: AdvisoryChange) =>
  ctx.db
    .updateTable('advisories')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const deleteAdvisory = (ctx: Ctx, id: string) => ctx.db.deleteFrom('advisories').where('id', '=', id).execute()

/** Those that open to all by now. */
export const lockOpening = (ctx: Ctx, limit: number, dueBy: number): Promise<readonly AdvisoryRow[]> =>
  lockDue(selectAdvisories(ctx), 'next_timer_at', { limit, dueBy })

export const dropTimer = (ctx: Ctx, id: string) =>
  ctx.db.updateTable('advisories').set({ next_timer_at: null }).where('id', '=', id).execute()
