import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import { policyOf } from '../policies/index.ts'
import { ticketOf } from '../tickets/index.ts'
import { insertDispute, updateDispute } from './dispute-queries.ts'
import { findByChange, findStanding, type VerdictRow } from './queries.ts'
import { recordVerdict } from './record-verdict.ts'

/** The verdict that an event of a disagreement is about; undefined when it is about a priority. */
async function verdictIn(ctx: Ctx, { accountId, data }: DomainEvent): Promise<VerdictRow | undefined> {
  if (accountId === undefined || data?.of !== 'scope' || typeof data.changeId !== 'string') return undefined
  return findByChange(ctx, accountId, data.changeId)
}

/** A contact disagreed with a verdict: it stands until a lead decides. */
export async function openDispute(ctx: Ctx, event: DomainEvent): Promise<void> {
  const verdict = await verdictIn(ctx, event)
  const dissentId = event.data?.dissentId
  if (!verdict || typeof dissentId !== 'string') return
  await insertDispute(ctx, { accountId: verdict.accountId, verdictId: verdict.id, dissentId, at: event.at })
}

/** A lead decided. Upheld, the ticket is in scope by that lead's word; both texts stay on the ticket. */
export async function closeDispute(ctx: Ctx, event: DomainEvent): Promise<void> {
  const verdict = await verdictIn(ctx, event)
  if (!verdict) return
  const { accountId, ticketId } = verdict
  const upheld = event.data?.upheld === true
  await updateDispute(ctx, accountId, verdict.id, { upheld, at: event.at })
  const standing = await findStanding(ctx, accountId, ticketId)
  if (!upheld || standing?.id !== verdict.id) return
  const ticket = await ticketOf(ctx, ticketId)
  const byId = event.actor.id
  if (!ticket || byId === null) return
  const { policyVersion } = verdict.decision
  const { scope: rules } = await policyOf(ctx, policyVersion)
  const judged = { verdict: 'in_scope', exclusion: null, messageId: null, isTold: true } as const
  await recordVerdict(ctx, { ...judged, ticket, standing, rules, policyVersion, byId })
}
