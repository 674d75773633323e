import type { addContactEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { knownZone } from './known-zone.ts'
import { makePrimary } from './make-primary.ts'
import { beginMandate } from './mandate-life.ts'
import type { SeatsOf } from './ports.ts'
import { findMandate, findPrimary, lockMandates, type MandateRow } from './queries.ts'
import { seatFor, takeSeat } from './take-seat.ts'
import { contactView } from './views.ts'

type Input = InputOf<typeof addContactEndpoint>

const refuseField = (field: string, code: string, detail: string) =>
  new Refusal('request.invalid', { errors: [{ pointer: `/${field}`, code, detail }] })

/** What reads well one by one and not together. */
export function requireSound(ctx: Ctx, { isPrimary, role, trainedOn, zone }: Input['body']): void {
  if (isPrimary && role === 'observer')
    throw refuseField('isPrimary', 'observer', 'Who only reads cannot be the primary contact.')
  if (trainedOn !== undefined && ctx.principal.role === 'desk_customer')
    throw refuseField('trainedOn', 'staff_only', 'Hand in the certificate; we record the training.')
  knownZone(zone)
}

/** Adds a technical contact or observer. The first contact of an account becomes its primary. */
export const addContact =
  (seatsOf: SeatsOf) =>
  async (ctx: Ctx, { params, body }: Input): Promise<OutputOf<typeof addContactEndpoint>> => {
    const accountId = decodeId('acc', params.accountId)
    allow(ctx, 'contact.invite', { accountId })
    requireSound(ctx, body)
    if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
    const at = await ctx.now()
    takeSeat((await seatsOf(ctx, accountId, at))[seatFor[body.role]], body.role)

    const primary = await findPrimary(ctx, accountId)
    const isFirst = !primary || primary.to_at !== null
    const isPrimary = body.role === 'contact' && isFirst
    const { id, tell } = await beginMandate(ctx, { accountId, newcomer: body, role: body.role, isPrimary, at })
    await tell({ trainedOn: body.trainedOn })
    if (body.isPrimary && !isPrimary) await makePrimary(ctx, { accountId, fromId: primary?.id, toId: id })
    return contactView((await findMandate(ctx, accountId, id)) as MandateRow)
  }
