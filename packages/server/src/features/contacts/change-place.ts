import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { changePlaceEndpoint } from '@mainstay/contracts/primaries'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { getContactForUpdate } from './get-contact.ts'
import { moveContact } from './move-contact.ts'
import { findMandate, type MandateRow } from './queries.ts'
import { requireKnownPlace } from './search-places.ts'
import { contactView } from './views.ts'

/** Where a contact works. The primary's place decides the hours, so hers is changed with its preview alone. */
export async function changePlace(
  ctx: Ctx,
  { params, body }: InputOf<typeof changePlaceEndpoint>,
): Promise<OutputOf<typeof changePlaceEndpoint>> {
  const mandate = await getContactForUpdate(ctx, params, 'contact.move')
  requireCurrentVersion(ctx, mandate.version)
  if (mandate.is_primary) throw new Refusal('primary.moves_hours')
  const { city, country, region, zone } = await requireKnownPlace(body)

  await moveContact(ctx, mandate, { city, country, region, zone })
  return contactView((await findMandate(ctx, mandate.account_id, mandate.id)) as MandateRow)
}
