import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listSupportEndsEndpoint } from '@mainstay/contracts/support-windows'
import { daysBetween } from '@mainstay/policy/calendar'
import { lineWindows } from '@mainstay/policy/lifecycle'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { accountsByLine } from './accounts-by-line.ts'
import { listEndTellings } from './end-queries.ts'
import { productAsked, windowGround } from './known-releases.ts'

/** Accounts whose installations drift towards an end of support or are past it, the nearest end first. */
export async function listSupportEnds(
  ctx: Ctx,
  { query }: InputOf<typeof listSupportEndsEndpoint>,
): Promise<OutputOf<typeof listSupportEndsEndpoint>> {
  allow(ctx, 'staff.see', {})
  const productId = await productAsked(ctx, query.productId)
  const ground = await windowGround(ctx, productId)
  const ending = lineWindows(ground).flatMap((window) =>
    window.until === null ? [] : [{ ...window, endsOn: window.until }],
  )
  const byLine = await accountsByLine(ctx, productId)
  const found = ending.flatMap((window) =>
    [...(byLine.get(window.line) ?? [])].map(([accountId, environments]) => ({ window, accountId, environments })),
  )
  const refs = await accountRefs(
    ctx,
    found.map(({ accountId }) => accountId),
  )
  const told = await listEndTellings(ctx, productId)
  const items = found.flatMap(({ window: { line, endsOn, endIsPlanned }, accountId, environments }) => {
    const account = refs.get(accountId)
    const daysLeft = daysBetween(ground.today, endsOn)
    if (!account) return []
    return [
      {
        ...{
          account: { ...account, id: encodeId('acc', account.id) },
          line,
          endsOn,
          daysLeft,
          isPlanned: endIsPlanned,
        },
        environments: environments.map(({ id, name, version, isProduction }) => ({
          ...{ id: encodeId('env', id), name, version, isProduction },
        })),
        told: told
          .filter((one) => one.accountId === accountId && one.line === line && one.endsOn === endsOn)
          .map(({ daysBefore, toldAt }) => ({ daysBefore, at: toldAt.toISOString() })),
      },
    ]
  })
  items.sort((a, b) => a.daysLeft - b.daysLeft || a.account.code.localeCompare(b.account.code))
  return { tellDaysBefore: [...(ground.rules.tellDaysBefore?.is ?? [])], items }
}
