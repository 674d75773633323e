import type { Ctx } from '../../platform/ctx.ts'
import { findOpenMandateOf, findPrimary, listOpenMandates, type MandateRow } from './queries.ts'

export { addContact } from './add-contact.ts'
export { listBouncedAt, markBounced } from './address-queries.ts'
export { findReader, type Reader } from './find-reader.ts'
export { joinReaders, leaveReaders } from './joined-readers.ts'
export { knownZone } from './known-zone.ts'
export { lockSeats } from './lock-seats.ts'
export { type PersonRefView, personRefs } from './person-refs.ts'
export type { SeatsOf } from './ports.ts'
export { findPersonByEmail, insertPerson, type MandateRow } from './queries.ts'
export { restContact } from './rest-contact.ts'
export { contactRoutes } from './routes.ts'
export { chooseUrgent, mandateOfChooser } from './urgent-choice.ts'
export { contactView } from './views.ts'

/** The open mandate of a person for an account, if there is one. */
export const mandateOf = (ctx: Ctx, accountId: string, personId: string): Promise<MandateRow | undefined> =>
  findOpenMandateOf(ctx, accountId, personId)

/** The primary contact, whose place gives the account its hours (policy 2.1). */
export const primaryOf = (ctx: Ctx, accountId: string): Promise<MandateRow | undefined> => findPrimary(ctx, accountId)

/** Everyone with an open mandate for these accounts, primaries first. */
export const activeContacts = (ctx: Ctx, ...accountIds: readonly string[]): Promise<readonly MandateRow[]> =>
  listOpenMandates(ctx, ...accountIds)
