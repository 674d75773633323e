import type {
  AccountAdvisory,
  acknowledgeAdvisoryEndpoint,
  getAccountAdvisoryEndpoint,
  listAccountAdvisoriesEndpoint,
} from '@mainstay/contracts/advisories'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountAdvisoryViews } from './advisory-views.ts'
import { type AdvisoryRow, findAdvisory, listAdvisoriesById } from './queries.ts'
import { upsertReading } from './reading-queries.ts'
import { countMore, markRead } from './standing-queries.ts'
import { findTold, listToldOf, type ToldRow } from './told-queries.ts'

/** What the account was told of, the latest first. */
export async function listAccountAdvisories(
  ctx: Ctx,
  { params }: InputOf<typeof listAccountAdvisoriesEndpoint>,
): Promise<OutputOf<typeof listAccountAdvisoriesEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'advisory.see', { accountId })
  const told = await listToldOf(ctx, accountId)
  const advisories = await listAdvisoriesById(
    ctx,
    told.map(({ advisory_id }) => advisory_id),
  )
  const byId = new Map(advisories.map((row) => [row.id, row]))
  const pairs = told.flatMap((row) => {
    const advisory = byId.get(row.advisory_id)
    return advisory ? [[row, advisory] as const] : []
  })
  return { items: [...(await accountAdvisoryViews(ctx, accountId, pairs))] }
}

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
