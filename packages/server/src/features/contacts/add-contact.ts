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
import { contactView } from './views.ts'

type Input = InputOf<typeof addContactEndpoint>

/** Counted under the lock of the account's mandates, so that the last seat is never given twice (policy 7.2, 7.3, 7.6). */
const takeSeat = (seats: Awaited<ReturnType<SeatsOf>>, role: 'contact' | 'observer'): void => {
  const { used, of, clause } = role === 'contact' ? seats.contacts : seats.observers
  if (of !== null && used >= of) {
    const detail =
      role === 'contact' ? `${used} of ${of} seats are taken.` : `${used} of ${of} people can read already.`
    throw new Refusal('contact.no_seat', { detail, ...(clause ? { clause } : {}) })
  }
}

const refuseField = (field: string, code: string, detail: string) =>
  new Refusal('request.invalid', { errors: [{ pointer: `/${field}`, code, detail }] })

/** What reads well one by one and not together. */
function requireSound(ctx: Ctx, { isPrimary, role, trainedOn, zone }: Input['body']): void {
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
    takeSeat(await seatsOf(ctx, accountId, at), body.role)

    const primary = await findPrimary(ctx, accountId)
    const isFirst = !primary || primary.to_at !== null
    const isPrimary = body.role === 'contact' && isFirst
    const { id, tell } = await beginMandate(ctx, { accountId, newcomer: body, role: body.role, isPrimary, at })
    await tell({ trainedOn: body.trainedOn })
    if (body.isPrimary && !isPrimary) await makePrimary(ctx, { accountId, fromId: primary?.id, toId: id })
    return contactView((await findMandate(ctx, accountId, id)) as MandateRow)
  }
