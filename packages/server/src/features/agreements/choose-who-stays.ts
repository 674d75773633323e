import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { chooseWhoStaysEndpoint } from '@mainstay/contracts/stays'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { lockSeats } from '../contacts/index.ts'
import { findOpenStay, keepChoice, type StayRow } from './stay-queries.ts'
import { stayView } from './stay-view.ts'

type Chosen = OutputOf<typeof chooseWhoStaysEndpoint>

/** Chooses who keeps a seat when the stay ends; may be chosen anew until then. The primary always does (policy 12.6). */
export async function chooseWhoStays(
  ctx: Ctx,
  { params, body }: InputOf<typeof chooseWhoStaysEndpoint>,
): Promise<Chosen> {
  const accountId = decodeId('acc', params.accountId)
  const chosen = [...new Set(body.contactIds)]
  allow(ctx, 'contact.choose_who_stays', { accountId })
  await lockSeats(ctx, accountId)
  const at = await ctx.now()
  const stay = await findOpenStay(ctx, accountId)
  const before = stay && (await stayView(ctx, stay, at))
  if (!stay || !before) throw new Refusal('agreement.nobody_above')
  requireCurrentVersion(ctx, stay.version)
  checkChoice(before, chosen)

  await keepChoice(ctx, {
    accountId,
    id: stay.id,
    chosen: chosen.map((id) => decodeId('man', id)),
    by: actingPerson(ctx),
    at,
  })
  await ctx.publish({
    type: 'agreement.stay_chosen',
    accountId,
    subject: { type: 'stay', id: stay.id },
    data: { chosen: chosen.length },
  })
  return (await stayView(ctx, (await findOpenStay(ctx, accountId)) as StayRow, at)) as Chosen
}

function checkChoice({ contacts, seats }: Chosen, chosen: readonly string[]): void {
  const known = new Set(contacts.map(({ id }) => id))
  if (chosen.some((id) => !known.has(id))) throw new Refusal('contact.not_found')
  const primaries = contacts.filter(({ id, isPrimary }) => isPrimary && !chosen.includes(id)).length
  if (chosen.length + primaries > seats) {
    throw new Refusal('agreement.too_many_chosen', { detail: `${seats} seats, the primary contact’s among them.` })
  }
}
