import type { Ctx } from '../../../platform/ctx.ts'
import type { AssessmentRow, ItemRow } from '../drafts/queries.ts'
import { turnFinding, writeTurn } from './history.ts'
import { type FindingRow, insertFinding, lockFindingsOf, type WordsRow } from './queries.ts'
import { timerOf } from './timer.ts'

const noAcceptance = { accepted_by: null, accepted_at: null, accepted_until: null, accepted_because: null }

interface Publishing {
  readonly items: readonly ItemRow[]
  readonly checkedAt: Date
}
/**
 * What the report says becomes the finding. What happened meanwhile stands: a risk that was accepted stays accepted, and
 * what a later snapshot showed stays as that showed it. One left out after it was told of is closed, with the reason.
 */
export async function publishFindings(ctx: Ctx, row: AssessmentRow, { items, checkedAt }: Publishing): Promise<void> {
  const kept = new Map((await lockFindingsOf(ctx, row)).map((finding) => [finding.id, finding]))
  for (const item of items) {
    const finding = kept.get(item.findingId)
    if (finding) await publishAgain(ctx, finding, item, { row, checkedAt })
    else if (item.leftOut === null && item.state !== 'fixed') await publishNew(ctx, item, { row, checkedAt })
  }
}

interface Under {
  readonly row: AssessmentRow
  readonly checkedAt: Date
}
async function publishNew(ctx: Ctx, item: ItemRow, { row, checkedAt }: Under): Promise<void> {
  const { accountId, findingId: id, number, ownerId, dueOn } = item
  const at = await ctx.now()
  const nextTimerAt = await timerOf(ctx, accountId, {
    ...{ state: 'open' as const, severity: item.severity, ownerId, dueOn },
    ...{ told: 0, remindedFor: null, acceptedUntil: null },
  })
  const { environmentId, bundleId } = row
  await insertFinding(ctx, {
    ...item,
    ...{ accountId, id, environmentId, number, at: new Date(at), checkedAt, nextTimerAt },
  })
  await writeTurn(ctx, { accountId, id }, { kind: 'told', bundleId }, at)
}

async function publishAgain(ctx: Ctx, finding: FindingRow, item: ItemRow, { row, checkedAt }: Under): Promise<void> {
  const { bundleId } = row
  if (item.leftOut !== null) {
    if (finding.state === 'fixed') return
    const change = { state: 'fixed' as const, fixed_at: new Date(await ctx.now()), ...noAcceptance }
    return turnFinding(ctx, finding, { kind: 'closed_by_hand', words: item.leftOut, change, tells: 'finding.fixed' })
  }
  const isNewer = finding.checkedAt <= checkedAt
  const state = isNewer ? stateAfter(finding, item) : finding.state
  return turnFinding(ctx, finding, {
    ...{ kind: 'told_again', bundleId, said: item as WordsRow },
    change: {
      ...{ state, told: item.dueOn === finding.dueOn ? finding.told : 0 },
      checked_at: isNewer ? checkedAt : finding.checkedAt,
      fixed_at: state === 'fixed' ? (finding.fixedAt ?? checkedAt) : null,
      ...(state === 'fixed' ? noAcceptance : {}),
    },
  })
}

/** What was looked at stands as the snapshot shows it; of a risk that is accepted, and of what nobody looked at, as it stood. */
function stateAfter(finding: FindingRow, { state, change }: ItemRow): FindingRow['state'] {
  if (state === 'fixed') return 'fixed'
  const isOurs = change === 'not_rechecked' || change === 'kept_by_hand' || state === 'accepted'
  return isOurs || finding.state === 'accepted' ? finding.state : state
}
