import type { Ctx } from '../../platform/ctx.ts'
import { hoursPlaceOf } from './hours-place.ts'
import { findMandate, findOpenMandateOf, findPrimary, listOpenMandates, type MandateRow } from './queries.ts'

export { addContact } from './add-contact.ts'
export { listBouncedAt, markBounced } from './address-queries.ts'
export { changeContact } from './change-contact.ts'
export { findReader, type Reader } from './find-reader.ts'
export { type Gathering, gatherContacts } from './gather-contacts.ts'
export { guessPlace } from './guess-place.ts'
export { hoursReaction } from './hours-history.ts'
export { type HoursPlace, hoursPlaceOf, placeOf } from './hours-place.ts'
export { listHoursPlaces } from './hours-queries.ts'
export { joinReaders, leaveReaders } from './joined-readers.ts'
export { knownZone } from './known-zone.ts'
export { lockSeats } from './lock-seats.ts'
export { makePrimary, movePrimary } from './make-primary.ts'
export { moveContact } from './move-contact.ts'
export { nameDeputy } from './name-deputy.ts'
export { type PersonRefView, personRefs } from './person-refs.ts'
export type { SeatsOf, SeatsOfEach } from './ports.ts'
export {
  findDeputy,
  findMandate,
  findPersonByEmail,
  insertPerson,
  listHoursZones,
  lockMandates,
  type MandateRow,
} from './queries.ts'
export { requireAccount } from './require-account.ts'
export { restContact } from './rest-contact.ts'
export { contactRoutes } from './routes.ts'
export { requireKnownPlace, searchPlaces } from './search-places.ts'
export { plannedEnds } from './sweep-ends.ts'
export { chooseUrgent, mandateOfChooser } from './urgent-choice.ts'
export { contactView } from './views.ts'

/** The open mandate of a person for an account, if there is one. */
export const mandateOf = (ctx: Ctx, accountId: string, personId: string): Promise<MandateRow | undefined> =>
  findOpenMandateOf(ctx, accountId, personId)

/** A contact of an account by the id of the mandate, also one that ended. */
export const contactInSight = (ctx: Ctx, accountId: string, id: string): Promise<MandateRow | undefined> =>
  findMandate(ctx, accountId, id)

/** The primary contact, whose place gives the account its hours (policy 2.1). */
export const primaryOf = (ctx: Ctx, accountId: string): Promise<MandateRow | undefined> => findPrimary(ctx, accountId)

/** Everyone with an open mandate for these accounts, primaries first. */
export const activeContacts = (ctx: Ctx, ...accountIds: readonly string[]): Promise<readonly MandateRow[]> =>
  listOpenMandates(ctx, ...accountIds)

/** The zone that the account's business hours follow from; undefined before it has a primary contact. */
export const hoursZoneOf = async (ctx: Ctx, accountId: string): Promise<string | undefined> => {
  const primary = await findPrimary(ctx, accountId)
  return primary && hoursPlaceOf(primary).zone
}
