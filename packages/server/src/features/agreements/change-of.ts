import { Refusal } from '@mainstay/contracts/problems'
import { civilDateAt } from '@mainstay/policy/calendar'
import { agreementAt } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { policyOf } from '../policies/index.ts'
import { asPolicyAgreement } from './as-policy.ts'
import { type AnnexSent, checkSold, readAnnex } from './check-sold.ts'
import type { AgreementRow } from './queries.ts'

export interface ChangeSent extends AnnexSent {
  readonly effectiveAt: string
  readonly plan?: string | undefined
  readonly addOns?: readonly string[] | undefined
  readonly endsOn?: string | undefined
  readonly graceDays?: number | undefined
}
export type ChangeKept = Readonly<Record<string, unknown>>

/** Checks what is to change against the policy and the agreement as it then stands; answers the change to keep. */
export async function changeOf(ctx: Ctx, row: AgreementRow, sent: ChangeSent): Promise<ChangeKept> {
  const effectiveAt = Date.parse(sent.effectiveAt)
  const pinned = await policyOf(ctx, row.policy_version)
  const standing = agreementAt(asPolicyAgreement(row, pinned), effectiveAt)
  const policy = await policyOf(ctx, standing.policyVersion)
  const plan = sent.plan ?? standing.plan
  checkSold(policy, plan, sent.addOns ?? standing.addOns)
  if (sent.endsOn !== undefined && sent.endsOn <= row.starts_on) throw new Refusal('agreement.reversed')
  if (civilDateAt(row.zone, effectiveAt) < row.starts_on) throw new Refusal('agreement.amended_back')
  const { addOns, endsOn, graceDays } = sent
  const annex = sent.annex === null ? null : readAnnex(sent, policy, plan)
  return Object.fromEntries(
    Object.entries({ plan: sent.plan, addOns, endsOn, graceDays, annex }).filter(([, value]) => value !== undefined),
  )
}
