import type { Policy } from '@mainstay/policy/document'
import type { Agreement } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { standingOf } from './entitlement-of.ts'
import { type AgreementRow, listAgreementRows } from './queries.ts'

/** An agreement as the policy package reads it, with the one that it follows. */
export interface AgreementHeld {
  readonly agreement: Agreement
  readonly orderForm: string
  readonly followsId: string | undefined
}
/** Every agreement of an account and the policy versions that they pin. */
export interface AccountStanding {
  readonly agreements: readonly AgreementHeld[]
  readonly policies: ReadonlyMap<string, Policy>
}

/** What these accounts bought, by account, in one statement. */
export async function standingsOf(
  ctx: Ctx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, AccountStanding>> {
  const rows = Map.groupBy(await listAgreementRows(ctx, ...new Set(accountIds)), ({ account_id }) => account_id)
  const found = new Map<string, AccountStanding>()
  for (const [accountId, own] of rows) found.set(accountId, await standingIn(ctx, own))
  return found
}

/** The same for agreements that are only thought of. */
export async function standingIn(ctx: Ctx, rows: readonly AgreementRow[]): Promise<AccountStanding> {
  const { agreements, policies } = await standingOf(ctx, rows)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    policies,
    agreements: agreements.map((agreement) => ({
      agreement,
      orderForm: byId.get(agreement.id)?.order_form ?? '',
      followsId: byId.get(agreement.id)?.follows_id ?? undefined,
    })),
  }
}
