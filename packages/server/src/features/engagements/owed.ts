import { Refusal } from '@mainstay/contracts/problems'
import type { SessionKind } from '@mainstay/policy/sessions'
import type { Ctx } from '../../platform/ctx.ts'
import { findOwed, noteEngagementFact } from './owed-stub.ts'
import type { EngagementRow } from './queries.ts'

/** What is owed under a window is this kind of session; an assessment is gone through in a review. */
const sessionOf: Readonly<Record<string, SessionKind>> = {
  production_assessment: 'assessment_review',
  knowledge_transfer: 'knowledge_transfer',
  roadmap_review: 'roadmap_review',
  deployment_review: 'deployment_review',
  regular_call: 'regular_call',
}
export const sessionForWindow = (metric: string): SessionKind | undefined => sessionOf[metric]

/** Refuses `commitment.not_found`, and `engagement.kind_unfit` for a window that is owed something else. */
export async function requireWindow(ctx: Ctx, accountId: string, commitmentId: string, kind: SessionKind) {
  const owed = await findOwed(ctx, { accountId, commitmentId })
  if (!owed) throw new Refusal('commitment.not_found')
  if (sessionForWindow(owed.kind) !== kind) throw new Refusal('engagement.kind_unfit')
}

type Fact = Parameters<typeof noteEngagementFact>[1]['fact']

/** Tells the ledger, where the session is held for a window of it. */
export async function noteFact(ctx: Ctx, { accountId, commitmentId }: EngagementRow, fact: Fact): Promise<void> {
  if (commitmentId === null) return
  await noteEngagementFact(ctx, { accountId, commitmentId, fact, at: await ctx.now() })
}

/** A window that is owed or late, with who looks after it. All ids are uuids. */
export interface OwedWindow {
  readonly accountId: string
  readonly commitmentId: string
  readonly kind: string
  readonly state: string
  readonly startedAt: number
  readonly dueAt: number
  readonly isLate: boolean
  readonly ownerId: string
}

/** Windows that fall due before an instant and are not delivered, the earliest first. */
export const owedUntil = async (_ctx: Ctx, _until: number): Promise<readonly OwedWindow[]> => []
