import type { addContactEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { knownZone } from './known-zone.ts'
import { makePrimary } from './make-primary.ts'
import type { SeatsOf } from './ports.ts'
import {
  findMandate,
  findOpenMandateOf,
  findPersonByEmail,
  findPrimary,
  insertMandate,
  insertPerson,
  lockMandates,
  type MandateRow,
  updateMandate,
} from './queries.ts'
import { contactView } from './views.ts'

type Input = InputOf<typeof addContactEndpoint>

const personOf = async (ctx: Ctx, { name, email, zone }: Input['body'], at: number): Promise<string> => {
  const known = await findPersonByEmail(ctx, email)
  if (known) return known.person_id
  const id = ctx.newId()
  await insertPerson(ctx, { id, name, email, zone, locale: 'en', at })
  return id
}

/** Counted under the lock of the account's mandates, so that the last seat is never given twice (policy 7.2). */
const takeSeat = (seats: Awaited<ReturnType<SeatsOf>>, role: 'contact' | 'observer'): void => {
  const { used, of } = role === 'contact' ? seats.contacts : seats.observers
  if (of !== null && used >= of) {
    const detail =
      role === 'contact' ? `${used} of ${of} seats are taken.` : `${used} of ${of} people can read already.`
    throw new Refusal('contact.no_seat', { detail, ...(seats.clause ? { clause: seats.clause } : {}) })
  }
}

const readersLeadNobody = () =>
  new Refusal('request.invalid', {
    errors: [{ pointer: '/isPrimary', code: 'observer', detail: 'Who only reads cannot be the primary contact.' }],
  })

/** Adds a technical contact or observer. The first contact of an account becomes its primary. */
export const addContact =
  (seatsOf: SeatsOf) =>
  async (ctx: Ctx, { params, body }: Input): Promise<OutputOf<typeof addContactEndpoint>> => {
    const accountId = decodeId('acc', params.accountId)
    allow(ctx, 'contact.invite', { accountId })
    if (body.isPrimary && body.role === 'observer') throw readersLeadNobody()
    knownZone(body.zone)
    if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
    const at = await ctx.now()
    takeSeat(await seatsOf(ctx, accountId, at), body.role)

    const personId = await personOf(ctx, body, at)
    const held = await findOpenMandateOf(ctx, accountId, personId)
    if (held && held.joining_id === null) throw new Refusal('contact.already')
    // who only read because two companies joined gets a place of their own instead
    if (held) await updateMandate(ctx, accountId, held.id, { to_at: new Date(at) })
    const primary = await findPrimary(ctx, accountId)
    const isFirst = !primary || primary.to_at !== null
    const isPrimary = body.role === 'contact' && isFirst
    const id = ctx.newId()
    await insertMandate(ctx, {
      account_id: accountId,
      id,
      person_id: personId,
      role: body.role,
      is_primary: isPrimary,
      city: body.city,
      country: body.country,
      region: body.region ?? null,
      zone: body.zone,
      trained_on: body.trainedOn ?? null,
      from_at: new Date(at),
    })
    await ctx.publish({
      type: 'contact.added',
      accountId,
      subject: { type: 'contact', id },
      data: { personId, role: body.role, isPrimary },
    })
    if (body.isPrimary && !isPrimary) await makePrimary(ctx, { accountId, fromId: primary?.id, toId: id })
    return contactView((await findMandate(ctx, accountId, id)) as MandateRow)
  }
