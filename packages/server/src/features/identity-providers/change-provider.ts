import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type {
  changeIdentityProviderEndpoint,
  removeIdentityProviderEndpoint,
} from '@mainstay/contracts/identity-providers'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { requireJoining } from './connect-provider.ts'
import type { ProviderParts } from './provider-parts.ts'
import {
  deleteProvider,
  findProvider,
  lockProvider,
  type ProviderChange,
  type ProviderRow,
  staffsAccount,
  updateProvider,
} from './queries.ts'
import { providerView } from './views.ts'
import { providerFor } from './whose-provider.ts'

type Input = InputOf<typeof changeIdentityProviderEndpoint>

/**
 * Changes a sign-in service. Switched off, whoever came in by it is out within seconds. Single sign-on only needs one
 * person who came in by it, so that nobody locks a whole company out. Refuses `provider.unproven`, `provider.already`.
 */
export const changeProvider =
  ({ seal, forget }: Pick<ProviderParts, 'seal' | 'forget'>) =>
  async (ctx: Ctx, { params, body }: Input): Promise<OutputOf<typeof changeIdentityProviderEndpoint>> => {
    const row = await lockedFor(ctx, params.providerId)
    const change = await changeBy(ctx, row, body)
    const secret = body.clientSecret
    await updateProvider(ctx, row, {
      ...change,
      ...(secret === undefined ? {} : { sealed_secret: seal.close(row.id, secret) }),
    })
    await ctx.publish({
      type: 'identity_provider.changed',
      ...subjectOf(row),
      data: {
        isOn: change.is_on ?? row.is_on,
        ssoOnly: change.sso_only ?? row.sso_only,
        joinsAs: change.joins_as === undefined ? row.joins_as : change.joins_as,
        newSecret: secret !== undefined,
      },
    })
    ctx.afterCommit(forget)
    return providerView((await findProvider(ctx, row.id)) as ProviderRow)
  }

/** Removes a sign-in service and what people were by it. What it opened reaches nothing any more. */
export const removeProvider =
  ({ forget }: Pick<ProviderParts, 'forget'>) =>
  async (ctx: Ctx, { params }: InputOf<typeof removeIdentityProviderEndpoint>): Promise<null> => {
    const row = await lockedFor(ctx, params.providerId)
    await deleteProvider(ctx, row)
    await ctx.publish({ type: 'identity_provider.removed', ...subjectOf(row) })
    ctx.afterCommit(forget)
    return null
  }

async function lockedFor(ctx: Ctx, wireId: string): Promise<ProviderRow> {
  const seen = await providerFor(ctx, 'manage', wireId)
  await lockProvider(ctx, seen)
  const row = await providerFor(ctx, 'manage', wireId)
  requireCurrentVersion(ctx, row.version)
  return row
}

async function changeBy(ctx: Ctx, row: ProviderRow, body: Input['body']): Promise<ProviderChange> {
  const { label, clientId, isOn, ssoOnly, joinsAs, joinDomains } = body
  const joining = {
    joinsAs: joinsAs === undefined ? row.joins_as : joinsAs,
    joinDomains: joinDomains ?? row.join_domains,
  }
  requireJoining(joining as Parameters<typeof requireJoining>[0], row.account_id)
  if (ssoOnly === true && (row.people ?? 0) === 0) throw new Refusal('provider.unproven')
  return {
    ...(label === undefined ? {} : { label }),
    ...(clientId === undefined ? {} : { client_id: clientId }),
    ...(isOn === undefined ? {} : { is_on: isOn }),
    ...(isOn === true && !row.is_on ? { on_since: new Date(await ctx.now()) } : {}),
    ...(ssoOnly === undefined ? {} : { sso_only: ssoOnly }),
    ...(joinsAs === undefined ? {} : { joins_as: joinsAs }),
    ...(joinDomains === undefined ? {} : { join_domains: joinDomains }),
  }
}

const subjectOf = (row: ProviderRow) => ({
  ...(row.account_id === staffsAccount ? {} : { accountId: row.account_id }),
  subject: { type: 'identity_provider', id: row.id },
})
