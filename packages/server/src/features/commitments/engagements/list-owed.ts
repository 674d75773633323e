import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listOwedEndpoint } from '@mainstay/contracts/owed'
import { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../../platform/http/cursor.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { listOwed } from './find-owed.ts'
import { owedViews } from './owed-view.ts'

type Input = InputOf<typeof listOwedEndpoint>
const position = z.tuple([z.number(), z.uuid()])
const instant = (iso: string | undefined): number | undefined => (iso === undefined ? undefined : Date.parse(iso))

/** What is owed within sight, by due time. */
export async function listOwedPage(ctx: Ctx, { query }: Input): Promise<OutputOf<typeof listOwedEndpoint>> {
  const { state, kind, accountId, tam, dueFrom, dueTo, begun, newestFirst, limit, cursor } = query
  const { items, after } = await listOwed(ctx, {
    ...{ state, kind, newestFirst, limit },
    accountId: accountId === undefined ? undefined : decodeId('acc', accountId),
    tam: tam === undefined ? undefined : decodeId('per', tam),
    from: instant(dueFrom),
    until: instant(dueTo),
    begunBy: begun ? await ctx.now() : undefined,
    after: readCursor(ctx, cursor, position),
  })
  return { items: await owedViews(ctx, items), nextCursor: after ? writeCursor(ctx, [...after]) : null }
}
