import type { Ctx } from '../../platform/ctx.ts'
import { dropOldChanges } from './address-queries.ts'
import { dropOldLinks } from './one-time-links.ts'
import { dropOldTries } from './sign-in-throttle.ts'

/** Drops what is over: counters of tries, links, changes of address that nobody confirmed. For the housekeeping job. */
export async function keepDoors(ctx: Ctx): Promise<void> {
  await dropOldTries(ctx)
  await dropOldLinks(ctx)
  await dropOldChanges(ctx)
}
