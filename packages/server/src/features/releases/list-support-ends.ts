import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listSupportEndsEndpoint } from '@mainstay/contracts/support-windows'
import { daysBetween } from '@mainstay/policy/calendar'
import { lineWindows } from '@mainstay/policy/lifecycle'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { listEndTellings } from './end-queries.ts'
import { productAsked, type WindowGround, windowGround } from './known-releases.ts'
import type { InUse } from './ports.ts'

type Item = OutputOf<typeof listSupportEndsEndpoint>['items'][number]
interface Ending {
  readonly line: string
  readonly endsOn: string
  readonly endIsPlanned: boolean
}
interface Found {
  readonly ending: Ending
  readonly accountId: string
}
const position = z.tuple([z.iso.date(), z.string().max(80), z.uuid()])
type Position = z.infer<typeof position>

/** Lines that somebody runs and whose end is set, the nearest first. */
async function endingLines(ctx: Ctx, ground: WindowGround, inUse: InUse): Promise<readonly Ending[]> {
  const running = new Set((await inUse.accountsByLine(ctx, ground.productId)).keys())
  return lineWindows(ground, running)
    .flatMap(({ line, until, endIsPlanned }) => (until === null ? [] : [{ line, endsOn: until, endIsPlanned }]))
    .sort((a, b) => (a.endsOn < b.endsOn ? -1 : a.endsOn > b.endsOn ? 1 : a.line < b.line ? -1 : 1))
}

interface Walk {
  readonly productId: string
  readonly after: Position | undefined
  readonly limit: number
}
/** Goes from line to line until there is enough for a page. */
async function walk(ctx: Ctx, endings: readonly Ending[], { productId, after, limit }: Walk, inUse: InUse) {
  const found: Found[] = []
  for (const ending of endings) {
    const [endsOn = '', line = '', accountId] = after ?? []
    if (ending.endsOn < endsOn || (ending.endsOn === endsOn && ending.line < line)) continue
    const asked = { productId, line: ending.line, limit: limit - found.length }
    const isOn = ending.endsOn === endsOn && ending.line === line
    const ids = await inUse.listAccountsOn(ctx, { ...asked, ...(isOn ? { after: accountId } : {}) })
    found.push(...ids.map((id) => ({ ending, accountId: id })))
    if (found.length >= limit) break
  }
  return found
}

/** As many installations of an account as are read at a glance; how many there are stands beside them. */
const namedOnLine = 5

async function itemsOf(ctx: Ctx, ground: WindowGround, found: readonly Found[], inUse: InUse): Promise<Item[]> {
  const { productId } = ground
  const accountIds = [...new Set(found.map(({ accountId }) => accountId))]
  const refs = await accountRefs(ctx, accountIds)
  const installed = Map.groupBy(
    await inUse.listFirstOnLines(ctx, { productId, accountIds, perLine: namedOnLine }),
    ({ accountId, line }) => `${accountId} ${line}`,
  )
  const told = await listEndTellings(ctx, productId, accountIds)
  return found.flatMap(({ accountId, ending: { line, endsOn, endIsPlanned } }) => {
    const account = refs.get(accountId)
    const running = installed.get(`${accountId} ${line}`) ?? []
    if (!account) return []
    return [
      {
        ...{ account: { ...account, id: encodeId('acc', account.id) }, line, endsOn, isPlanned: endIsPlanned },
        daysLeft: daysBetween(ground.today, endsOn),
        running: running[0]?.onLine ?? 0,
        environments: running.map(({ id, name, version, isProduction }) => ({
          ...{ id: encodeId('env', id), name, version, isProduction },
        })),
        told: told
          .filter((one) => one.accountId === accountId && one.line === line && one.endsOn === endsOn)
          .map(({ daysBefore, toldAt }) => ({ daysBefore, at: toldAt.toISOString() })),
      },
    ]
  })
}

/** Accounts whose installations drift towards an end of support or are past it, the nearest end first. */
export async function listSupportEnds(
  ctx: Ctx,
  { query }: InputOf<typeof listSupportEndsEndpoint>,
  inUse: InUse,
): Promise<OutputOf<typeof listSupportEndsEndpoint>> {
  allow(ctx, 'staff.see', {})
  const productId = await productAsked(ctx, query.productId)
  const after = readCursor(ctx, query.cursor, position)
  const ground = await windowGround(ctx, productId)
  const endings = await endingLines(ctx, ground, inUse)
  const found = await walk(ctx, endings, { productId, after, limit: query.limit + 1 }, inUse)
  const shown = found.slice(0, query.limit)
  const last = found.length > query.limit ? shown.at(-1) : undefined
  return {
    tellDaysBefore: [...(ground.rules.tellDaysBefore?.is ?? [])],
    items: await itemsOf(ctx, ground, shown, inUse),
    nextCursor: last ? writeCursor(ctx, [last.ending.endsOn, last.ending.line, last.accountId]) : null,
  }
}
