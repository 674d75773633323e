import type { Stay } from '@mainstay/contracts/stays'
import { seatsAt, whoStays } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { activeContacts, contactView, type MandateRow, personRefs } from '../contacts/index.ts'
import { seatTaken } from './end-stays.ts'
import { entitlementOf } from './entitlement-of.ts'
import { takersOf } from './seats-of.ts'
import type { StayRow } from './stay-queries.ts'

export const seatHolder = (mandate: MandateRow, stays: boolean): Stay['contacts'][number] => {
  const { id, person, isPrimary, fromAt } = contactView(mandate)
  return { id, person, isPrimary, fromAt, stays }
}

/** A stay as it stands: null once everybody has a seat, whatever was chosen. */
export async function stayView(ctx: Ctx, stay: StayRow, at: number): Promise<Stay | null> {
  const { account_id: accountId } = stay
  const held = await entitlementOf(ctx, { accountId, at })
  const seats = seatsAt({ ...held, at })
  const contacts = takersOf(await activeContacts(ctx, accountId), 'contact')
  if (!seats || contacts.length <= seats.contacts) return null
  const outcome = whoStays(contacts.map(seatTaken), { seats: seats.contacts, chosen: stay.chosen })
  const people = await personRefs(ctx, [stay.chosen_by])
  return {
    id: encodeId('sty', stay.id),
    seats: seats.contacts,
    used: contacts.length,
    zone: stay.zone,
    beganAt: stay.began_at.toISOString(),
    endsAt: stay.ends_at.toISOString(),
    clause: held.policy.agreements.downgrade.clause,
    chosenAt: stay.chosen_at?.toISOString() ?? null,
    chosenBy: (stay.chosen_by && people.get(stay.chosen_by)) || null,
    contacts: contacts.map((mandate) => seatHolder(mandate, outcome.stay.includes(mandate.id))),
    version: stay.version,
  }
}
