import type {
  AccountAdvisory,
  acknowledgeAdvisoryEndpoint,
  getAccountAdvisoryEndpoint,
  listAccountAdvisoriesEndpoint,
  listAdvisoryInstallationsEndpoint,
} from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { z } from 'zod'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { countStandings, listStandingOf } from '../environments/index.ts'
import { accountAdvisoryViews } from './advisory-views.ts'
import { installationViews } from './installations.ts'
import { type AdvisoryRow, findAdvisory, listAdvisoriesById } from './queries.ts'
import { upsertReading } from './reading-queries.ts'
import { countMore, markRead } from './standing-queries.ts'
import { findTold, listToldOf, type ToldRow } from './told-queries.ts'

/** What the account was told of, the latest first. */
export async function listAccountAdvisories(
  ctx: Ctx,
  { params, query }: InputOf<typeof listAccountAdvisoriesEndpoint>,
): Promise<OutputOf<typeof listAccountAdvisoriesEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'advisory.see', { accountId })
  const before = readCursor(ctx, query.cursor, z.tuple([z.uuid()]))?.[0]
  const told = await listToldOf(ctx, accountId, { before, limit: query.limit + 1 })
  const shown = told.slice(0, query.limit)
  const last = told.length > query.limit ? shown.at(-1) : undefined
  const advisories = await listAdvisoriesById(
    ctx,
    shown.map(({ advisory_id }) => advisory_id),
  )
  const byId = new Map(advisories.map((row) => [row.id, row]))
  const pairs = shown.flatMap((row) => {
    const advisory = byId.get(row.advisory_id)
    return advisory ? [[row, advisory] as const] : []
  })
  return {
    items: (await accountAdvisoryViews(ctx, accountId, pairs)).map(listed),
    nextCursor: last ? writeCursor(ctx, [last.advisory_id]) : null,
  }
}

const listed = ({ text: _text, workaround: _workaround, whatChanged: _changed, ...line }: AccountAdvisory) => line

interface Found {
  readonly accountId: string
  readonly told: ToldRow
  readonly row: AdvisoryRow
}
/** Refuses `advisory.not_found` for one that the account was not told of: it is as unknown as one that never was. */
async function getTold(ctx: Ctx, params: { accountId: string; advisoryId: string }): Promise<Found> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'advisory.see', { accountId })
  const told = await findTold(ctx, accountId, decodeId('adv', params.advisoryId))
  const row = told && (await findAdvisory(ctx, told.advisory_id))
  if (!row) throw new Refusal('advisory.not_found')
  return { accountId, told, row }
}

async function viewOf(ctx: Ctx, { accountId, told, row }: Found): Promise<AccountAdvisory> {
  const [view] = await accountAdvisoryViews(ctx, accountId, [[told, row]])
  if (!view) throw new Refusal('advisory.not_found')
  return view
}

export async function getAccountAdvisory(
  ctx: Ctx,
  { params }: InputOf<typeof getAccountAdvisoryEndpoint>,
): Promise<OutputOf<typeof getAccountAdvisoryEndpoint>> {
  return viewOf(ctx, await getTold(ctx, params))
}

const position = z.tuple([z.literal([0, 1, 2]), z.literal([0, 1]), z.string(), z.uuid()])

/** A page of the account's installations beside it, what is in range first. Refuses `advisory.not_found`. */
export async function listAdvisoryInstallations(
  ctx: Ctx,
  { params, query }: InputOf<typeof listAdvisoryInstallationsEndpoint>,
): Promise<OutputOf<typeof listAdvisoryInstallationsEndpoint>> {
  const { accountId, row } = await getTold(ctx, params)
  const fault = { productId: row.product_id, affected: row.affected, fixedIn: row.fixed_in }
  const after = readCursor(ctx, query.cursor, position)
  const rows = await listStandingOf(ctx, { ...fault, accountId, after, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const counted = (await countStandings(ctx, { ...fault, accountIds: [accountId] })).get(accountId)
  const { inRange, unknown, inAll } = counted ?? { inRange: 0, unknown: 0, inAll: 0 }
  return {
    items: installationViews(shown),
    nextCursor: last ? writeCursor(ctx, [last.rank, last.isProduction ? 0 : 1, last.name, last.id]) : null,
    ...{ inRange, versionUnknown: unknown, outOfRange: inAll - inRange - unknown },
  }
}

/** Keeps who read what it says now; an update asks again. Refuses `advisory.not_found`. */
export async function acknowledgeAdvisory(
  ctx: Ctx,
  { params }: InputOf<typeof acknowledgeAdvisoryEndpoint>,
): Promise<OutputOf<typeof acknowledgeAdvisoryEndpoint>> {
  const found = await getTold(ctx, params)
  const { accountId, row } = found
  allow(ctx, 'advisory.acknowledge', { accountId })
  const personId = actingPerson(ctx)
  const at = new Date(await ctx.now())
  await upsertReading(ctx, {
    account_id: accountId,
    advisory_id: row.id,
    person_id: personId,
    revision: row.revision,
    read_at: at,
  })
  await asDesk(ctx, async () => {
    if (await markRead(ctx, { accountId, advisoryId: row.id, at })) await countMore(ctx, row.id, { read: 1 })
  })
  await ctx.publish({
    type: 'advisory.read',
    accountId,
    subject: { type: 'advisory', id: row.id },
    data: { revision: row.revision },
  })
  return viewOf(ctx, found)
}
