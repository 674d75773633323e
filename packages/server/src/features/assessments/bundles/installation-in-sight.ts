import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { requireAccount } from '../../contacts/index.ts'
import { findEnvironment } from '../../environments/index.ts'

/** The installation that a bundle is of. Ids are uuids. */
export interface OfInstallation {
  readonly accountId: string
  readonly environmentId: string
}

/** Before a byte is read. Refuses `account.not_found`, `environment.not_found`, `environment.closed`, `access.denied`. */
export async function requireInstallation(ctx: Ctx, { accountId, environmentId }: OfInstallation) {
  allow(ctx, 'bundle.send', { accountId })
  await requireAccount(ctx, accountId)
  const installation = await findEnvironment(ctx, accountId, environmentId)
  if (!installation) throw new Refusal('environment.not_found')
  if (installation.closed_at) throw new Refusal('environment.closed')
  return installation
}
