import type { addContactEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf } from '@mainstay/contracts/endpoint'
import type { NewEvent } from '@mainstay/contracts/events'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireSound } from './add-contact.ts'
import { insertMandates, insertPeople, listAddressees, listOpenPlaces, lockMandatesOf } from './gather-queries.ts'
import type { Seats, SeatsOfEach } from './ports.ts'
import type { NewMandate, NewPerson } from './queries.ts'
import { seatFor, takeSeat } from './take-seat.ts'

type Newcomer = InputOf<typeof addContactEndpoint>['body']

/** How an account's places stand, counted on as people are added. */
interface Roster {
  seats: Seats
  hasPrimary: boolean
  /** By person: whether they only read because two companies joined. */
  readonly held: Map<string, { readonly isJoined: boolean }>
}
/** Whose an address is. */
interface Known {
  readonly personId: string
  readonly isStaff: boolean
}

export interface GatherParts {
  readonly seatsOfEach: SeatsOfEach
  readonly accountIds: readonly string[]
  readonly emails: readonly string[]
}

/**
 * Adds many people to many accounts by the rules of `addContact`, for staff: what the rules ask about is read in a few
 * statements for all of them, and what was added is written in a few once `write` is called. Holds the mandates of these
 * accounts until the unit of work ends.
 */
export async function gatherContacts(ctx: Ctx, parts: GatherParts): Promise<Gathering> {
  const { accountIds, emails, seatsOfEach } = parts
  await lockMandatesOf(ctx, accountIds)
  const known = (await listAddressees(ctx, emails)).map(
    ({ email, person_id: personId, is_staff: isStaff }) => [email, { personId, isStaff }] as const,
  )
  const gathering = new Gathering(ctx, seatsOfEach, new Map(known))
  await gathering.read(accountIds)
  return gathering
}

/** People on their way into accounts; nothing of them is written before `write`. */
export class Gathering {
  readonly #ctx: Ctx
  readonly #seatsOfEach: SeatsOfEach
  readonly #known: Map<string, Known>
  readonly #rosters = new Map<string, Roster>()
  #people: NewPerson[] = []
  #mandates: NewMandate[] = []
  #events: NewEvent[] = []

  constructor(ctx: Ctx, seatsOfEach: SeatsOfEach, known: Map<string, Known>) {
    this.#ctx = ctx
    this.#seatsOfEach = seatsOfEach
    this.#known = known
  }

  /** Reads how the places of these accounts stand, also anew after something else changed them. */
  async read(accountIds: readonly string[]): Promise<void> {
    const seats = await this.#seatsOfEach(this.#ctx, accountIds, await this.#ctx.now())
    const open = Map.groupBy(await listOpenPlaces(this.#ctx, accountIds), ({ account_id }) => account_id)
    for (const [id, counted] of seats) {
      const places = open.get(id) ?? []
      this.#rosters.set(id, {
        seats: counted,
        hasPrimary: places.some(({ is_primary }) => is_primary),
        held: new Map(places.map(({ person_id, joining_id }) => [person_id, { isJoined: joining_id !== null }])),
      })
    }
  }

  /** Whether adding this person touches nothing that stands there already; else `addContact` does it. */
  canTake(accountId: string, { email, isPrimary }: Newcomer): boolean {
    const roster = this.#rosters.get(accountId)
    if (!roster || (isPrimary && roster.hasPrimary)) return false
    const known = this.#known.get(email.toLowerCase())
    return known === undefined || roster.held.get(known.personId)?.isJoined !== true
  }

  /** Adds somebody. Refuses `account.not_found`, `contact.no_seat`, `contact.already`, `person.email_taken`. */
  async add(accountId: string, body: Newcomer): Promise<void> {
    allow(this.#ctx, 'contact.invite', { accountId })
    requireSound(this.#ctx, body)
    const roster = this.#rosters.get(accountId)
    if (!roster) throw new Refusal('account.not_found')
    const { role } = body
    takeSeat(roster.seats[seatFor[role]], role)
    const at = await this.#ctx.now()
    const personId = this.#personFor(body, at)
    if (roster.held.has(personId)) throw new Refusal('contact.already')
    const isPrimary = role === 'contact' && !roster.hasPrimary
    this.#begin({ accountId, personId, isPrimary, body, at })
    roster.held.set(personId, { isJoined: false })
    roster.hasPrimary ||= isPrimary
    roster.seats = countOneMore(roster.seats, seatFor[role])
  }

  #personFor({ name, email, zone }: Newcomer, at: number): string {
    const known = this.#known.get(email.toLowerCase())
    if (known?.isStaff) throw new Refusal('person.email_taken')
    if (known) return known.personId
    const id = this.#ctx.newId()
    this.#people.push({ id, name, email, zone, locale: 'en', at })
    this.#known.set(email.toLowerCase(), { personId: id, isStaff: false })
    return id
  }

  #begin(begun: { accountId: string; personId: string; isPrimary: boolean; body: Newcomer; at: number }): void {
    const { accountId, personId, isPrimary, body, at } = begun
    const { role, city, country, region = null, zone, invite, trainedOn } = body
    const id = this.#ctx.newId()
    this.#mandates.push({
      ...{ account_id: accountId, id, person_id: personId, role, is_primary: isPrimary, called: null },
      ...{ city, country, region, zone, from_at: new Date(at) },
    })
    this.#events.push({
      type: 'contact.added',
      accountId,
      subject: { type: 'contact', id },
      data: { personId, role, isPrimary, invite, ...(trainedOn === undefined ? {} : { trainedOn }) },
    })
  }

  /** Writes and tells what was added since the last time. */
  async write(): Promise<void> {
    const [people, mandates, events] = [this.#people, this.#mandates, this.#events]
    if (mandates.length === 0) return
    this.#people = []
    this.#mandates = []
    this.#events = []
    await insertPeople(this.#ctx, people)
    await insertMandates(this.#ctx, mandates)
    for (const event of events) await this.#ctx.publish(event)
  }
}

function countOneMore(seats: Seats, which: keyof Seats): Seats {
  const counted = seats[which]
  return { ...seats, [which]: { ...counted, used: counted.used + 1 } }
}
