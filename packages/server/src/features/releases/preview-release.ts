import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { previewReleaseEndpoint } from '@mainstay/contracts/releases'
import { plannedEnds } from '@mainstay/policy/lifecycle'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { readingOf } from '../commitments/index.ts'
import { listFollowers, ticketOf, ticketRefs, turnsWithFix } from '../tickets/index.ts'
import { listFixedTickets, listTold } from './fix-queries.ts'
import { windowGround } from './known-releases.ts'
import type { InUse } from './ports.ts'
import { findRelease, type ReleaseRow } from './queries.ts'

type Preview = OutputOf<typeof previewReleaseEndpoint>
type Ticket = Preview['tells'][number]['tickets'][number]

/** One ticket that is told, and the people on the customer's side who hear of it at least: its opener and followers. */
async function ticketTold(ctx: Ctx, ticketId: string, told: ReadonlySet<string>) {
  const ticket = await ticketOf(ctx, ticketId)
  if (!ticket) return undefined
  const [reading, followers] = [
    await readingOf(ctx, ticket.accountId, ticketId),
    await listFollowers(ctx, ticket.accountId, ticketId),
  ]
  const asksToConfirm = turnsWithFix(ticket.status, reading)
  const people: readonly string[] = [ticket.openedBy, ...followers]
  return { accountId: ticket.accountId, people, isTold: told.has(ticketId), asksToConfirm }
}

async function tellsOf(ctx: Ctx, row: ReleaseRow): Promise<Preview['tells']> {
  const [links, told] = [await listFixedTickets(ctx, row.id), await listTold(ctx, row.id)]
  const ids = [...new Set(links.map(({ ticketId }) => ticketId))]
  const refs = await ticketRefs(ctx, ids)
  const accounts = await accountRefs(
    ctx,
    links.map(({ accountId }) => accountId),
  )
  const byAccount = new Map<string, { tickets: Ticket[]; people: Set<string> }>()
  for (const id of ids) {
    const [ref, found] = [refs.get(id), await ticketTold(ctx, id, told)]
    if (!ref || !found) continue
    const { number, subject } = ref
    const { accountId, people, isTold, asksToConfirm } = found
    const of = byAccount.get(accountId) ?? { tickets: [], people: new Set() }
    of.tickets.push({ number, subject, isTold, asksToConfirm })
    for (const personId of people) of.people.add(personId)
    byAccount.set(accountId, of)
  }
  return [...byAccount].flatMap(([accountId, { tickets, people }]) => {
    const account = accounts.get(accountId)
    return account ? [{ account: { ...account, id: encodeId('acc', account.id) }, tickets, people: people.size }] : []
  })
}

/** Which windows it would end or begin the last months of, counted as if it were out on its day. */
async function endsOf(ctx: Ctx, row: ReleaseRow, inUse: InUse): Promise<Preview['ends']> {
  const ground = await windowGround(ctx, row.product_id)
  if (row.kind !== 'major' || row.available_on === null) return []
  const { version, kind, scheme, available_on: availableOn } = row
  const ends = plannedEnds(ground, { version, kind, scheme, availableOn })
  const counts = ends.length === 0 ? new Map<string, number>() : await inUse.accountsByLine(ctx, row.product_id)
  const found: Preview['ends'] = []
  for (const { line, before, until, effect } of ends) {
    const accounts = counts.has(line) ? await runningOn(ctx, { productId: row.product_id, line }, inUse) : []
    found.push({ line, before, until, effect, accounts, accountsInAll: counts.get(line) ?? 0 })
  }
  return found
}

/** A list to look at before it happens; the number beside it is whole. */
const accountsShown = 50

/** The first accounts on a line, with how many installations each has on it. */
async function runningOn(ctx: Ctx, { productId, line }: { productId: string; line: string }, inUse: InUse) {
  const accountIds = await inUse.listAccountsOn(ctx, { productId, line, limit: accountsShown })
  const running = await inUse.listFirstOnLines(ctx, { productId, accountIds, perLine: 1 })
  const refs = await accountRefs(ctx, accountIds)
  return accountIds.flatMap((id) => {
    const account = refs.get(id)
    const environments = running.find((one) => one.accountId === id && one.line === line)?.onLine ?? 0
    return account ? [{ account: { ...account, id: encodeId('acc', id) }, environments }] : []
  })
}

/** Who will be told what, before anybody is. */
export async function previewRelease(
  ctx: Ctx,
  { params }: InputOf<typeof previewReleaseEndpoint>,
  inUse: InUse,
): Promise<Preview> {
  allow(ctx, 'release.write', {})
  const row = await findRelease(ctx, decodeId('rel', params.releaseId))
  if (!row) throw new Refusal('release.not_found')
  return { tells: await tellsOf(ctx, row), ends: await endsOf(ctx, row, inUse) }
}
