import type { addContactEndpoint, swapContactEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { personFor } from './person-for.ts'
import { findOpenMandateOf, insertMandate, type MandateRow, updateMandate } from './queries.ts'
import { succeedPrimary } from './succession.ts'

type Newcomer = Pick<
  InputOf<typeof addContactEndpoint | typeof swapContactEndpoint>['body'],
  'name' | 'email' | 'city' | 'country' | 'region' | 'zone' | 'invite'
>

export interface Beginning {
  readonly accountId: string
  readonly newcomer: Newcomer
  readonly role: 'contact' | 'observer'
  readonly isPrimary: boolean
  readonly at: number
}

/** A mandate that is written and not yet told: what it ends or frees is told first. */
export interface Begun {
  readonly id: string
  readonly tell: (more?: { readonly trainedOn?: string | undefined }) => Promise<void>
}

/**
 * Writes a mandate that begins now; who had one before may have one again. Call it under the lock of the account's
 * mandates. Refuses `contact.already`, `person.email_taken`.
 */
export async function beginMandate(ctx: Ctx, { accountId, newcomer, role, isPrimary, at }: Beginning): Promise<Begun> {
  const { name, email, city, country, region = null, zone, invite } = newcomer
  const { personId, called } = await personFor(ctx, { accountId, name, email, zone }, at)
  const held = await findOpenMandateOf(ctx, accountId, personId)
  if (held && held.joining_id === null) throw new Refusal('contact.already')
  // who only read because two companies joined gets a place of their own instead
  if (held) await updateMandate(ctx, accountId, held.id, { to_at: new Date(at) })
  const id = ctx.newId()
  const place = { city, country, region, zone }
  const who = { account_id: accountId, person_id: personId, role, is_primary: isPrimary, called }
  await insertMandate(ctx, { id, ...who, ...place, from_at: new Date(at) })
  const tell: Begun['tell'] = ({ trainedOn } = {}) =>
    ctx.publish({
      type: 'contact.added',
      accountId,
      subject: { type: 'contact', id },
      data: { personId, role, isPrimary, invite, ...(trainedOn === undefined ? {} : { trainedOn }) },
    })
  return { id, tell }
}

export interface Ending {
  readonly mandate: MandateRow
  /** The mandate of who becomes the primary, where the primary's own mandate ends. */
  readonly successorId: string | undefined
  /** The mandate that takes the seat. */
  readonly replacedBy?: string
  /** The end was planned, and its instant has come. */
  readonly isPlanned?: boolean
}

const noPlan = { ends_at: null, ends_asked_by: null, ends_successor: null }

/**
 * Ends a mandate now. The seat is free at once; open tickets pass to the primary by event. The primary needs a successor,
 * or the deputy steps in (policy 7.5): refuses `contact.primary_needed`. Call it under the lock of the account's mandates.
 */
export async function endMandate(
  ctx: Ctx,
  { mandate, successorId, replacedBy, isPlanned = false }: Ending,
): Promise<void> {
  const { account_id: accountId, id, person_id: personId } = mandate
  if (mandate.is_primary) await succeedPrimary(ctx, mandate, successorId)
  const to_at = new Date(await ctx.now())
  await updateMandate(ctx, accountId, id, {
    to_at,
    is_deputy: false,
    next_timer_at: null,
    ...(isPlanned ? {} : noPlan),
    ...(replacedBy === undefined ? {} : { replaced_by: replacedBy }),
  })
  await ctx.publish({
    type: 'contact.ended',
    accountId,
    subject: { type: 'contact', id },
    data: {
      ...{ personId, role: mandate.role },
      ...(replacedBy === undefined ? {} : { replacedBy }),
      ...(isPlanned ? { because: 'planned' } : {}),
    },
  })
}
