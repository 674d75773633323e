import { Refusal } from '@mainstay/contracts/problems'
import type { SessionKind } from '@mainstay/policy/sessions'
import type { Ctx } from '../../platform/ctx.ts'
import { type FactTold, findOwed, listOwed, noteEngagementFact, type OwedRecord } from '../commitments/index.ts'
import type { EngagementRow } from './queries.ts'

/** What is owed under a window is this kind of session; an assessment is gone through in a review. */
const sessionOf = {
  production_assessment: 'assessment_review',
  knowledge_transfer: 'knowledge_transfer',
  roadmap_review: 'roadmap_review',
  deployment_review: 'deployment_review',
  regular_call: 'regular_call',
} as const satisfies Readonly<Record<OwedRecord['clock']['window']['kind'], SessionKind>>

/** Refuses `commitment.not_found`, and `engagement.kind_unfit` for a window that is owed something else. */
export async function requireWindow(ctx: Ctx, accountId: string, commitmentId: string, kind: SessionKind) {
  const owed = await findOwed(ctx, { accountId, commitmentId })
  if (!owed) throw new Refusal('commitment.not_found')
  if (sessionOf[owed.clock.window.kind] !== kind) throw new Refusal('engagement.kind_unfit')
}

/** Tells the ledger, where the session is held for a window of it. */
export async function noteFact(ctx: Ctx, { accountId, commitmentId }: EngagementRow, fact: FactTold): Promise<void> {
  if (commitmentId === null) return
  await noteEngagementFact(ctx, { accountId, commitmentId, fact, at: await ctx.now() })
}

/** Whether the session met what was owed: only that can be taken back from the ledger. */
export async function hasMet(ctx: Ctx, { accountId, commitmentId, state }: EngagementRow): Promise<boolean> {
  if (commitmentId === null || state !== 'delivered') return false
  const owed = await findOwed(ctx, { accountId, commitmentId })
  return owed?.clock.reading.state === 'met' || owed?.clock.reading.state === 'met_late'
}

/** A window that is owed or late, with who looks after it. All ids are uuids. */
export interface OwedWindow {
  readonly accountId: string
  readonly commitmentId: string
  readonly kind: SessionKind
  readonly state: string
  readonly startedAt: number
  readonly dueAt: number
  readonly isLate: boolean
  readonly ownerId: string
}

const most = 1000

/**
 * Windows of these people's accounts that fall due before an instant and are not delivered, the earliest first. What was
 * missed is asked for apart, the latest of it: a miss of years ago crowds out nothing that is to come.
 */
export async function owedUntil(
  ctx: Ctx,
  { until, people }: { readonly until: number; readonly people: readonly string[] },
): Promise<readonly OwedWindow[]> {
  if (people.length === 0) return []
  const asked = { until, inHandOf: people, limit: most }
  const late = await listOwed(ctx, { ...asked, state: 'breached', newestFirst: true })
  const open = await listOwed(ctx, { ...asked, state: ['open', 'scheduled'] })
  return [...late.items.toReversed(), ...open.items].map(windowOf)
}

const windowOf = ({ accountId, id, clock, dueAt, managerId, tamId }: OwedRecord): OwedWindow => ({
  ...{ accountId, commitmentId: id, kind: sessionOf[clock.window.kind], state: clock.reading.state, dueAt },
  startedAt: clock.window.opensAt,
  isLate: clock.reading.state === 'breached',
  ownerId: tamId ?? managerId,
})
