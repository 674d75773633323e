import { Refusal } from '@mainstay/contracts/problems'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findLastMandateOf, findPersonByEmail, insertPerson, listPersonRefs } from './queries.ts'

/** Somebody as the one who invites writes her down. */
export interface Invited {
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly zone: string
}

/** Whose mandate it becomes, and how the account calls her where she has a name of her own elsewhere. */
export interface PersonFor {
  readonly personId: string
  readonly called: string | null
}

/**
 * One human, one sign-in: the person of an address, or a new one. Row security hides other accounts' people from a primary
 * who invites, so the desk itself looks, and what it finds shows in no answer: a consultant of another customer reads like
 * somebody new. Refuses `person.email_taken` for an address of the staff.
 */
export async function personFor(ctx: Ctx, invited: Invited, at: number): Promise<PersonFor> {
  const { personId, isNew } = await asDesk(ctx, () => findOrMake(ctx, invited, at))
  if (isNew || ctx.principal.role !== 'desk_customer') return { personId, called: null }
  const before = await findLastMandateOf(ctx, invited.accountId, personId)
  return { personId, called: before ? before.called : invited.name }
}

async function findOrMake(ctx: Ctx, { name, email, zone }: Invited, at: number) {
  const known = await findPersonByEmail(ctx, email)
  if (!known) {
    const personId = ctx.newId()
    await insertPerson(ctx, { id: personId, name, email, zone, locale: 'en', at })
    return { personId, isNew: true }
  }
  const [person] = await listPersonRefs(ctx, [known.person_id])
  if (person?.side === 'staff') throw new Refusal('person.email_taken')
  return { personId: known.person_id, isNew: false }
}
