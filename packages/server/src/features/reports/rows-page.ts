import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listServiceReportRowsEndpoint } from '@mainstay/contracts/reports'
import { cutOf, type FigureKey, type Narrowing } from '@mainstay/policy/reports'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { listFactRows, whereCut } from './queries.ts'
import { rowViews } from './row-views.ts'

const position = z.tuple([z.number(), z.uuid()])

interface Opened {
  readonly rows: RawBuilder<unknown>
  readonly query: Narrowed & {
    readonly figure: FigureKey
    readonly cursor?: string | undefined
    readonly limit: number
  }
  /** Whose tickets the figures of this report count. */
  readonly sight: 'team' | 'every'
  readonly and?: RawBuilder<unknown>
}
type Narrowed = { readonly [K in keyof Narrowing]?: NonNullable<Narrowing[K]> | undefined }

/** A page of the rows that a figure counts, the latest first. */
export async function rowsPage(
  ctx: Ctx,
  { rows, query, sight, and }: Opened,
): Promise<OutputOf<typeof listServiceReportRowsEndpoint>> {
  const { figure, cursor, limit } = query
  const after = readCursor(ctx, cursor, position)
  const where = whereCut(cutOf(figure, sight), narrowingOf(query))
  const found = await listFactRows(ctx, rows, {
    where: and ? sql`${where} AND ${and}` : where,
    after,
    limit: limit + 1,
  })
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    items: await rowViews(ctx, shown),
    nextCursor: last ? writeCursor(ctx, [last.at.getTime(), last.id]) : null,
  }
}

const narrowingOf = ({ priority, plan, month, what, version, area, bucket }: Narrowed): Narrowing => ({
  ...(priority === undefined ? {} : { priority }),
  ...(plan === undefined ? {} : { plan }),
  ...(month === undefined ? {} : { month }),
  ...(what === undefined ? {} : { what }),
  ...(version === undefined ? {} : { version }),
  ...(area === undefined ? {} : { area }),
  ...(bucket === undefined ? {} : { bucket }),
})
