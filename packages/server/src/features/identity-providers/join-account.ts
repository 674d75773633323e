import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import {
  addContact,
  findReader,
  guessPlace,
  insertPerson,
  type MandateRow,
  primaryOf,
  type SeatsOf,
} from '../contacts/index.ts'
import type { Assertion } from './ports.ts'
import type { ProviderRow } from './queries.ts'

interface Joining {
  readonly provider: ProviderRow
  readonly assertion: Assertion
  /** Somebody known here by the same issuer and subject, through another account. */
  readonly personId: string | undefined
}

/**
 * Makes whom a provider vouches for a contact or observer of its account, under the lock and the refusal of inviting
 * (`contact.no_seat`). Only with an address that the provider proved, of a domain that the account named, and that is
 * nobody's here yet. Whose place is unknown is counted where the primary contact is, until they pick their own.
 */
export async function joinAccount(
  ctx: Ctx,
  seatsOf: SeatsOf,
  { provider, assertion, personId }: Joining,
): Promise<string> {
  const { account_id: accountId, joins_as: role } = provider
  const email = joiningAddress(provider, assertion)
  const primary = await primaryOf(ctx, accountId)
  if (role === null || email === undefined || !primary || primary.to_at !== null) throw new Refusal('sign_on.unknown')
  const name = nameOf(assertion, email)
  const address =
    personId === undefined ? await newPerson(ctx, { name, email, primary }) : await mainAddress(ctx, personId)
  const added = await addContact(seatsOf)(ctx, {
    params: { accountId: encodeId('acc', accountId) },
    query: undefined,
    body: {
      name,
      email: address,
      role: role === 'observer' ? 'observer' : 'contact',
      isPrimary: false,
      invite: false,
      city: primary.city,
      country: primary.country,
      ...(primary.region === null ? {} : { region: primary.region }),
      zone: primary.zone,
    },
  })
  await guessPlace(ctx, accountId, decodeId('man', added.id))
  return decodeId('per', added.person.id)
}

/** The proved address, when it is of a domain that may join. */
function joiningAddress({ join_domains }: ProviderRow, { provedEmail }: Assertion): string | undefined {
  const domain = /^[^@\s]+@([^@\s]+)$/.exec(provedEmail ?? '')?.[1]?.toLowerCase()
  return domain !== undefined && join_domains.includes(domain) ? provedEmail : undefined
}

/** A new person; an address that belongs to somebody leads to nobody. */
async function newPerson(
  ctx: Ctx,
  { name, email, primary }: { readonly name: string; readonly email: string; readonly primary: MandateRow },
): Promise<string> {
  const at = await ctx.now()
  const person = { id: ctx.newId(), name, email, zone: primary.zone, locale: 'en', at }
  await insertPerson(ctx, person).catch((error: unknown) => {
    const isTaken = error instanceof Refusal && error.code === 'person.email_taken'
    throw isTaken ? new Refusal('sign_on.unknown') : error
  })
  return email
}

async function mainAddress(ctx: Ctx, personId: string): Promise<string> {
  const reader = await findReader(ctx, personId)
  if (!reader?.email) throw new Refusal('sign_on.unknown')
  return reader.email
}

/** What the provider calls them, on one line; else what stands before the @. */
const nameOf = ({ name }: Assertion, email: string): string =>
  name
    ?.replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 120) ||
  (email.split('@')[0] ?? email)
