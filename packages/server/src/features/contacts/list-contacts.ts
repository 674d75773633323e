import type { listContactsEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import type { SeatCount, SeatsOf } from './ports.ts'
import { listOpenMandates } from './queries.ts'
import { requireAccount } from './require-account.ts'
import { contactView } from './views.ts'

const countView = ({ used, of }: SeatCount) => ({ used, of })

/** The account's contacts and observers, the primary first, with the seats taken. */
export const listContacts =
  (seatsOf: SeatsOf) =>
  async (
    ctx: Ctx,
    { params }: InputOf<typeof listContactsEndpoint>,
  ): Promise<OutputOf<typeof listContactsEndpoint>> => {
    const accountId = decodeId('acc', params.accountId)
    allow(ctx, 'contact.see', { accountId })
    await requireAccount(ctx, accountId)
    const { contacts, observers } = await seatsOf(ctx, accountId, await ctx.now())
    const rows = await listOpenMandates(ctx, accountId)
    return { items: rows.map(contactView), seats: countView(contacts), observers: countView(observers) }
  }
