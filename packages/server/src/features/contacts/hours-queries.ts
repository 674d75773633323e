import type { Ctx } from '../../platform/ctx.ts'

/** From where the hours of an account followed, from an instant on. */
interface HoursFrom {
  readonly accountId: string
  /** Epoch ms. */
  readonly fromAt: number
  readonly zone: string
  readonly region: string | null
}

const selectHours = (ctx: Ctx, accountId: string) =>
  ctx.db
    .selectFrom('hours_places')
    .select(['account_id', 'from_at', 'zone', 'region'])
    .where('account_id', '=', accountId)

type HoursRow = Awaited<ReturnType<ReturnType<typeof selectHours>['executeTakeFirstOrThrow']>>
const asHours = ({ account_id, from_at, zone, region }: HoursRow): HoursFrom => ({
  ...{ accountId: account_id, fromAt: from_at.getTime() },
  ...{ zone, region },
})

/** Every place of an account's hours, the first first. */
export const listHoursPlaces = async (ctx: Ctx, accountId: string): Promise<readonly HoursFrom[]> =>
  (await selectHours(ctx, accountId).orderBy('from_at').orderBy('id').execute()).map(asHours)

export async function lastHoursPlace(ctx: Ctx, accountId: string): Promise<HoursFrom | undefined> {
  const row = await selectHours(ctx, accountId).orderBy('from_at', 'desc').orderBy('id', 'desc').executeTakeFirst()
  return row && asHours(row)
}

export const insertHoursPlace = (ctx: Ctx, { accountId, fromAt, zone, region }: HoursFrom): Promise<unknown> =>
  ctx.db
    .insertInto('hours_places')
    .values({ account_id: accountId, id: ctx.newId(), from_at: new Date(fromAt), zone, region })
    .execute()
