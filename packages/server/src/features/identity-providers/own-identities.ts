import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { disconnectIdentityEndpoint, listOwnIdentitiesEndpoint } from '@mainstay/contracts/identity-providers'
import { Refusal } from '@mainstay/contracts/problems'
import type { Call } from '../../platform/http/route.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { deleteEntry, listOffers, listOwnEntries } from './identity-queries.ts'
import type { ProviderParts } from './provider-parts.ts'
import { staffsAccount } from './queries.ts'
import { ownersFor } from './start-sign-on.ts'

/** By which providers the caller comes in, and which of her side she could connect. */
export const listOwnIdentities =
  (parts: ProviderParts) =>
  ({
    caller,
  }: Call<InputOf<typeof listOwnIdentitiesEndpoint>>): Promise<OutputOf<typeof listOwnIdentitiesEndpoint>> => {
    if (!caller) throw new Refusal('session.missing')
    const owners = ownersFor(caller.principal)
    return parts.asWorker('read', async (ctx) => {
      const entries = await listOwnEntries(ctx, caller.personId, owners)
      const connected = new Set(entries.map((entry) => entry.provider_id))
      const offers = (await listOffers(ctx, owners)).filter(({ id }) => !connected.has(id))
      return {
        items: entries.map((entry) => ({
          id: encodeId('idn', entry.identity_id),
          providerId: encodeId('idp', entry.provider_id),
          label: entry.label,
          issuer: entry.issuer,
          firstAt: entry.first_at.toISOString(),
          lastAt: entry.last_at.toISOString(),
        })),
        offers: offers.map(({ id, label }) => ({ id: encodeId('idp', id), label })),
      }
    })
  }

/** Takes a provider from the caller. Refuses `identity.needed` where it is the only way in, `access.denied` for a key. */
export const disconnectIdentity =
  (parts: ProviderParts) =>
  async ({ caller, input }: Call<InputOf<typeof disconnectIdentityEndpoint>>): Promise<null> => {
    if (!caller) throw new Refusal('session.missing')
    if (caller.means !== 'session') throw new Refusal('access.denied')
    const id = decodeId('idn', input.params.identityId)
    await parts.asWorker('write', async (ctx) => {
      const entries = await listOwnEntries(ctx, caller.personId, ownersFor(caller.principal))
      const entry = entries.find((one) => one.identity_id === id)
      if (!entry) throw new Refusal('identity.not_found')
      if (entry.is_needed) throw new Refusal('identity.needed')
      await deleteEntry(ctx, entry)
      await ctx.publish({
        type: 'identity.disconnected',
        ...(entry.account_id === staffsAccount ? {} : { accountId: entry.account_id }),
        subject: { type: 'identity', id },
        data: { personId: caller.personId, providerId: entry.provider_id },
      })
    })
    return null
  }
