import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findReader } from '../contacts/index.ts'
import type { EngagementRow } from './queries.ts'

/** Where the contact and the host read their clocks. */
export const zonesOf = (
  ctx: Ctx,
  { contactId, hostId }: Pick<EngagementRow, 'contactId' | 'hostId'>,
): Promise<{ readonly contact: string; readonly host: string }> =>
  asDesk(ctx, async () => ({
    contact: (await findReader(ctx, contactId))?.zone ?? 'UTC',
    host: (await findReader(ctx, hostId))?.zone ?? 'UTC',
  }))
