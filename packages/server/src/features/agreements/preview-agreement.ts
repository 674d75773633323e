import type { previewAgreementEndpoint } from '@mainstay/contracts/agreements'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { startOfCivilDate } from '@mainstay/policy/calendar'
import { agreementAt, succession } from '@mainstay/policy/entitlements'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { standingOf } from './entitlement-of.ts'
import type { PreviewParts } from './ports.ts'
import { previewChange, type Thought } from './preview.ts'
import { namedAt } from './preview-amendment.ts'
import { type AgreementRow, listAgreementRows } from './queries.ts'
import { type SoldTo, soldTo } from './sold-to.ts'

/** What a new agreement would change, and how it follows the one that it continues. Nothing is written. */
export const previewAgreement =
  (parts: PreviewParts) =>
  async (
    ctx: Ctx,
    { body }: InputOf<typeof previewAgreementEndpoint>,
  ): Promise<OutputOf<typeof previewAgreementEndpoint>> => {
    const accountId = decodeId('acc', body.accountId)
    allow(ctx, 'agreement.preview', { accountId })
    const { accountId: _account, ...sent } = body
    const sold = await soldTo(ctx, accountId, { ...sent, orderForm: 'new' })
    const rows = await listAgreementRows(ctx, accountId)
    const row = thoughtOf(sold)
    const effectiveAt = startOfCivilDate(row.zone, row.starts_on)
    const { follows } = sold
    const known = follows && (await lastKnown(ctx, follows))
    const beforeAt = known ? startOfCivilDate(known.zone, known.endsOn) - 1 : effectiveAt
    const thought: Thought = {
      accountId,
      before: rows,
      after: [...rows, row],
      effectiveAt,
      zone: row.zone,
      compared: [follows && (await namedAt(ctx, follows, beforeAt)), await namedAt(ctx, row, effectiveAt)],
      signaturesMissing: sold.row.annex ? sold.policy.agreements.annex.signedOffBy - 1 : 0,
      succession: known ? successionView(known, row) : null,
    }
    return previewChange(ctx, thought, parts)
  }

async function lastKnown(ctx: Ctx, row: AgreementRow) {
  const [agreement] = (await standingOf(ctx, [row])).agreements
  return agreement && agreementAt(agreement, Number.POSITIVE_INFINITY)
}

function successionView(before: { readonly endsOn: string }, row: AgreementRow) {
  const found = succession(before, { startsOn: row.starts_on, endsOn: row.ends_on })
  if (found.kind === 'seamless') return { kind: found.kind, days: 0, from: null, to: null }
  return { ...found }
}

/** The row as it would stand, signed as it must be to hold. */
const thoughtOf = ({ row, policy }: SoldTo): AgreementRow => ({
  account_id: row.account_id,
  id: row.id,
  order_form: row.order_form,
  policy_version: row.policy_version,
  plan: row.plan,
  add_ons: [...row.add_ons],
  product_ids: [...row.product_ids],
  environment_ids: [...row.environment_ids],
  follows_id: row.follows_id,
  zone: row.zone,
  annex: row.annex as AgreementRow['annex'],
  annex_signed_by: Array.from({ length: policy.agreements.annex.signedOffBy }, () => row.id),
  recorded_at: row.recorded_at,
  recorded_by: row.id,
  version: 1,
  starts_on: row.starts_on,
  ends_on: row.ends_on,
  amendments: [],
})
