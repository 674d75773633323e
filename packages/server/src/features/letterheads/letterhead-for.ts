import type { AssessmentPaper } from '@mainstay/documents'
import type { Ctx } from '../../platform/ctx.ts'
import { findReader } from '../contacts/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { logoOfPortal } from '../portals/index.ts'

/** What stands on each paper for an account, whatever it says: whose it is, for whom, and how its reader writes dates. */
export interface Letterhead {
  readonly frame: Pick<AssessmentPaper['frame'], 'locale' | 'zone' | 'vendor'>
  /** As its portal shows it. */
  readonly customerLogo: Buffer | undefined
}

/** Read with what the paper says, in the same transaction. */
export async function letterheadFor(
  ctx: Ctx,
  { accountId, readerId }: { readonly accountId: string; readonly readerId: string },
): Promise<Letterhead> {
  const reader = await findReader(ctx, readerId)
  const { vendor } = await policyForAccount(ctx, accountId)
  return {
    frame: { locale: reader?.locale ?? 'en', zone: reader?.zone ?? 'UTC', vendor: { name: vendor } },
    customerLogo: await logoOfPortal(ctx, accountId),
  }
}
