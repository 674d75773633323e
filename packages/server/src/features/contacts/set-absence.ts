import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { setAbsenceEndpoint } from '@mainstay/contracts/primaries'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { getContactForUpdate } from './get-contact.ts'
import { findMandate, type MandateRow, updateMandate } from './queries.ts'
import { contactView } from './views.ts'

/** Away until an instant: meanwhile the others are told instead, and it ends by itself (policy 7.10). */
export async function setAbsence(
  ctx: Ctx,
  { params, body }: InputOf<typeof setAbsenceEndpoint>,
): Promise<OutputOf<typeof setAbsenceEndpoint>> {
  const mandate = await getContactForUpdate(ctx, params, 'contact.say_away')
  requireCurrentVersion(ctx, mandate.version)
  if (mandate.role !== 'contact') throw new Refusal('contact.only_reads')
  const awayUntil = body.awayUntil === null ? null : new Date(body.awayUntil)
  if (awayUntil !== null && awayUntil.getTime() <= (await ctx.now())) throw new Refusal('contact.away_past')

  const { account_id: accountId, id, person_id: personId } = mandate
  await updateMandate(ctx, accountId, id, { away_until: awayUntil })
  await ctx.publish({
    type: 'contact.changed',
    accountId,
    subject: { type: 'contact', id },
    data: { personId, awayUntil: awayUntil?.toISOString() ?? null },
  })
  return contactView((await findMandate(ctx, accountId, id)) as MandateRow)
}
