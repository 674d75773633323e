import type { previewAmendmentEndpoint } from '@mainstay/contracts/agreements'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { entitlementAt } from '@mainstay/policy/entitlements'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { changeOf } from './change-of.ts'
import { standingOf } from './entitlement-of.ts'
import type { PreviewParts } from './ports.ts'
import { type Named, previewChange } from './preview.ts'
import { type AgreementRow, listAgreementRows } from './queries.ts'

/** What an amendment would change, for whom and from when. Nothing is written. */
export const previewAmendment =
  (parts: PreviewParts) =>
  async (
    ctx: Ctx,
    { body }: InputOf<typeof previewAmendmentEndpoint>,
  ): Promise<OutputOf<typeof previewAmendmentEndpoint>> => {
    const accountId = decodeId('acc', body.accountId)
    const agreementId = decodeId('agr', body.agreementId)
    allow(ctx, 'agreement.preview', { accountId })
    const rows = await listAgreementRows(ctx, accountId)
    const row = rows.find(({ id }) => id === agreementId)
    if (!row) throw new Refusal('agreement.not_found')
    const effectiveAt = Date.parse(body.effectiveAt)
    const change = await changeOf(ctx, row, body)
    const amended = await thoughtOf(ctx, row, { effectiveAt, change })
    return previewChange(
      ctx,
      {
        accountId,
        before: rows,
        after: rows.map((one) => (one === row ? amended : one)),
        effectiveAt,
        zone: row.zone,
        compared: [await namedAt(ctx, row, effectiveAt), await namedAt(ctx, amended, effectiveAt)],
        signaturesMissing: change.annex ? await signaturesMissing(ctx, row) : 0,
        succession: null,
      },
      parts,
    )
  }

/** The agreement with the change written in, signed as it must be to hold. */
async function thoughtOf(
  ctx: Ctx,
  row: AgreementRow,
  { effectiveAt, change }: { readonly effectiveAt: number; readonly change: Readonly<Record<string, unknown>> },
): Promise<AgreementRow> {
  const entry = {
    id: ctx.newId(),
    effectiveAt,
    recordedAt: await ctx.now(),
    recordedBy: row.recorded_by,
    reason: '',
    change,
    signedBy: Array.from({ length: await signaturesNeeded(ctx, row) }, () => row.recorded_by),
  }
  return { ...row, amendments: [...(row.amendments ?? []), entry] }
}

async function signaturesNeeded(ctx: Ctx, row: AgreementRow): Promise<number> {
  const { policies } = await standingOf(ctx, [row])
  return policies.get(row.policy_version)?.agreements.annex.signedOffBy ?? 0
}
/** Whoever records them signs first. */
const signaturesMissing = async (ctx: Ctx, row: AgreementRow): Promise<number> => (await signaturesNeeded(ctx, row)) - 1

/** What this agreement alone grants at an instant; undefined while it does not hold. */
export async function namedAt(ctx: Ctx, row: AgreementRow, at: number): Promise<Named | undefined> {
  const standing = await standingOf(ctx, [row])
  const { result } = entitlementAt({ ...standing, at })
  const policy = result.inForce ? standing.policies.get(result.policyVersion) : undefined
  if (!result.inForce || !policy) return undefined
  const names = [policy.plans[result.plan]?.name, ...result.addOns.map((name) => policy.addOns[name]?.name ?? name)]
  return { policy, terms: result.terms, planTitle: names.join(' + ') }
}
