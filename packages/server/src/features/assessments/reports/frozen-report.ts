import type { AssessmentReportBody, ReportFinding } from '@mainstay/contracts/assessment-reports'
import type { Ctx } from '../../../platform/ctx.ts'
import { encodeId } from '../../../platform/ids/index.ts'
import { accountRefs } from '../../accounts/index.ts'
import { personRefs } from '../../contacts/index.ts'

/** Names live in one place: a frozen report keeps ids (uuids), and who they are is read with it. */
export interface FrozenFinding extends Omit<ReportFinding, 'owner' | 'accepted'> {
  readonly owner: { readonly personId: string | null; readonly side: 'customer' | 'staff' } | null
  readonly accepted: { readonly until: string; readonly because: string; readonly personId: string | null } | null
}
export interface FrozenReport extends Omit<AssessmentReportBody, 'account' | 'preparedBy' | 'findings'> {
  readonly preparedBy: string
  readonly findings: readonly FrozenFinding[]
}

/** A report as its reader sees it: on the page, on paper and as CSV alike. */
export async function readReport(ctx: Ctx, accountId: string, frozen: FrozenReport): Promise<AssessmentReportBody> {
  const account = (await accountRefs(ctx, [accountId])).get(accountId)
  if (!account) throw new Error('a report is read that is out of sight')
  const people = await personRefs(ctx, [
    frozen.preparedBy,
    ...frozen.findings.flatMap(({ owner, accepted }) => [owner?.personId, accepted?.personId]),
  ])
  const by = (id: string | null) => (id !== null && people.get(id)) || null
  return {
    ...frozen,
    account: { ...account, id: encodeId('acc', accountId) },
    preparedBy: by(frozen.preparedBy),
    findings: frozen.findings.map(({ owner, accepted, ...finding }) => ({
      ...finding,
      owner: owner && { person: by(owner.personId), side: owner.side },
      accepted: accepted && { until: accepted.until, because: accepted.because, by: by(accepted.personId) },
    })),
  }
}
