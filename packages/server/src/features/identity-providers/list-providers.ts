import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type {
  listIdentityProviderPeopleEndpoint,
  listIdentityProvidersEndpoint,
} from '@mainstay/contracts/identity-providers'
import type { Ctx } from '../../platform/ctx.ts'
import { personRefs } from '../contacts/index.ts'
import type { ProviderParts } from './provider-parts.ts'
import { listProviderPeople, listProviders as listRows } from './queries.ts'
import { providerView } from './views.ts'
import { ownerOf, providerFor } from './whose-provider.ts'

/** The sign-in services of an account, or of the staff. */
export const listProviders =
  ({ publicUrl }: Pick<ProviderParts, 'publicUrl'>) =>
  async (
    ctx: Ctx,
    { query }: InputOf<typeof listIdentityProvidersEndpoint>,
  ): Promise<OutputOf<typeof listIdentityProvidersEndpoint>> => {
    const rows = await listRows(ctx, await ownerOf(ctx, 'see', query.accountId))
    return {
      items: rows.map(providerView),
      redirectUri: publicUrl === undefined ? null : `${publicUrl}/api/v1/auth/oidc/callback`,
    }
  }

/** Who connected a provider or came in by it. */
export async function listPeople(
  ctx: Ctx,
  { params }: InputOf<typeof listIdentityProviderPeopleEndpoint>,
): Promise<OutputOf<typeof listIdentityProviderPeopleEndpoint>> {
  const provider = await providerFor(ctx, 'see', params.providerId)
  const rows = await listProviderPeople(ctx, provider)
  const names = await personRefs(
    ctx,
    rows.map((row) => row.person_id),
  )
  const items = rows.flatMap((row) => {
    const person = names.get(row.person_id)
    return person ? [{ person, firstAt: row.first_at.toISOString(), lastAt: row.last_at.toISOString() }] : []
  })
  return { items }
}
