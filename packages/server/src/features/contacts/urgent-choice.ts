import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { findOpenMandateOf, type MandateRow, updateMandate } from './queries.ts'

/** Whose choice it is, and for which account. */
export interface Choosing {
  readonly accountId: string
  readonly personId: string
}

/** The open mandate that carries a contact's own choices. Refuses `contact.not_found`. */
export async function mandateOfChooser(ctx: Ctx, { accountId, personId }: Choosing): Promise<MandateRow> {
  const mandate = await findOpenMandateOf(ctx, accountId, personId)
  if (!mandate) throw new Refusal('contact.not_found')
  return mandate
}

/** Switches the word of urgent tickets off or on for oneself (policy 13.1). Refuses `request.stale`, `contact.not_found`. */
export async function chooseUrgent(ctx: Ctx, choosing: Choosing, urgentOff: boolean): Promise<MandateRow> {
  allow(ctx, 'person.update_own', choosing)
  const mandate = await mandateOfChooser(ctx, choosing)
  requireCurrentVersion(ctx, mandate.version)
  if (mandate.urgent_off === urgentOff) return mandate
  await updateMandate(ctx, choosing.accountId, mandate.id, { urgent_off: urgentOff })
  await ctx.publish({
    type: 'contact.changed',
    accountId: choosing.accountId,
    subject: { type: 'contact', id: mandate.id },
    data: { personId: choosing.personId, urgentOff },
  })
  return mandateOfChooser(ctx, choosing)
}
