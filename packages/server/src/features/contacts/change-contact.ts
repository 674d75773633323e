import type { changeContactEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { type HoursPlace, placeOf } from './hours-place.ts'
import { knownZone } from './known-zone.ts'
import { makePrimary, movePrimary } from './make-primary.ts'
import {
  findMandate,
  findPrimary,
  lockMandates,
  type MandateChange,
  type MandateRow,
  updateMandate,
} from './queries.ts'
import { contactView } from './views.ts'

type Input = InputOf<typeof changeContactEndpoint>

const changeOf = ({ awayUntil, isPrimary: _passedOn, ...place }: Input['body']): MandateChange => ({
  ...(Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined)) as MandateChange),
  ...(awayUntil === undefined ? {} : { away_until: awayUntil === null ? null : new Date(awayUntil) }),
})

const placeIn = ({ city, country, region, zone }: Input['body']): Partial<HoursPlace> => ({
  ...(city === undefined ? {} : { city }),
  ...(country === undefined ? {} : { country }),
  ...(region === undefined ? {} : { region }),
  ...(zone === undefined ? {} : { zone }),
})

/** Changes place or absence, or makes this contact the primary. Running clocks keep their hours (policy 2.1). */
export async function changeContact(
  ctx: Ctx,
  { params, body }: Input,
): Promise<OutputOf<typeof changeContactEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const id = decodeId('man', params.contactId)
  allow(ctx, 'contact.invite', { accountId })
  if (body.zone) knownZone(body.zone)
  if (!(await lockMandates(ctx, accountId))) throw new Refusal('account.not_found')
  const mandate = await findMandate(ctx, accountId, id)
  if (!mandate || mandate.to_at !== null) throw new Refusal('contact.not_found')
  requireCurrentVersion(ctx, mandate.version)

  await updateMandate(ctx, accountId, id, changeOf(body))
  await ctx.publish({
    type: 'contact.changed',
    accountId,
    subject: { type: 'contact', id },
    data: { personId: mandate.person_id },
  })
  if (body.zone !== undefined && mandate.is_primary)
    await movePrimary(ctx, mandate, { ...placeOf(mandate), ...placeIn(body) })
  if (body.isPrimary && !mandate.is_primary) {
    if (mandate.role !== 'contact') throw new Refusal('contact.primary_needed')
    await makePrimary(ctx, { accountId, fromId: (await findPrimary(ctx, accountId))?.id, toId: id })
  }
  return contactView((await findMandate(ctx, accountId, id)) as MandateRow)
}
