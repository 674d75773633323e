import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getSupportWindowsEndpoint } from '@mainstay/contracts/support-windows'
import { datedLines, lineWindows } from '@mainstay/policy/lifecycle'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { productAsked, windowGround, windowOf } from './known-releases.ts'
import type { InstallationInUse, InUse } from './ports.ts'

const position = z.tuple([z.string().max(80)])

/** A page of lines, oldest first: the newest, or those before the one that a cursor names. `before`: what is older still. */
function pageOf(lines: readonly string[], { limit, after }: { readonly limit: number; readonly after?: string }) {
  const found = after === undefined ? lines.length : lines.indexOf(after)
  const end = Math.max(0, found)
  const start = Math.max(0, end - limit)
  return { shown: lines.slice(start, end), before: start > 0 ? lines[start] : undefined }
}

/** As many of the reader's own installations as are read at a glance; how many there are stands beside them. */
const namedOnLine = 8

/** What a customer's own account runs, by line; the staff are told how many accounts run each. */
async function runningOf(ctx: Ctx, productId: string, inUse: InUse) {
  const { principal } = ctx
  if (principal.role !== 'desk_customer')
    return {
      own: new Map<string, (InstallationInUse & { onLine: number })[]>(),
      counts: await inUse.accountsByLine(ctx, productId),
    }
  const own = await inUse.listFirstOnLines(ctx, { productId, accountIds: [principal.accountId], perLine: namedOnLine })
  return { own: Map.groupBy(own, ({ line }) => line ?? ''), counts: undefined }
}

/**
 * Windows of major releases over time: the newest lines, and on the first page as many again of those that the reader runs.
 * With a customer's own installations, or for staff how many accounts run each.
 */
export async function getSupportWindows(
  ctx: Ctx,
  { query }: InputOf<typeof getSupportWindowsEndpoint>,
  inUse: InUse,
): Promise<OutputOf<typeof getSupportWindowsEndpoint>> {
  allow(ctx, 'release.see', {})
  const productId = await productAsked(ctx, query.productId)
  const ground = await windowGround(ctx, productId)
  const [after] = readCursor(ctx, query.cursor, position) ?? []
  const lines = datedLines(ground)
  const { shown, before } = pageOf(lines, {
    limit: query.limit,
    ...(after === undefined ? {} : { after }),
  })
  const { own, counts } = await runningOf(ctx, productId, inUse)
  const run = lines.filter((line) => own.has(line) && !shown.includes(line)).slice(-query.limit)
  const named = new Set(after === undefined ? [...shown, ...run] : shown)
  const items = lineWindows(ground, named).map((window) => ({
    ...window,
    text: windowOf(ground, window.newest ?? window.version).text,
    running: own.get(window.line)?.[0]?.onLine ?? 0,
    environments: (own.get(window.line) ?? []).map(({ id, name, version }) => ({
      ...{ id: encodeId('env', id), name, version },
    })),
    ...(counts === undefined ? {} : { accountsOn: counts.get(window.line) ?? 0 }),
  }))
  const { at, rules, today } = ground
  const nextCursor = before === undefined ? null : writeCursor(ctx, [before])
  return { at: new Date(at).toISOString(), clause: rules.clause, today, items, nextCursor }
}
