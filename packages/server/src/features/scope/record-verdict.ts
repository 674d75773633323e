import { judgeScope, type ScopeRules, type ScopeStanding } from '@mainstay/policy/scope'
import type { Ctx } from '../../platform/ctx.ts'
import { insertChanges, type TicketRecord } from '../tickets/index.ts'
import { insertNote, insertVerdict, type NewVerdict, type VerdictRow } from './queries.ts'

export interface PersonsVerdict {
  readonly ticket: Pick<TicketRecord, 'accountId' | 'id' | 'environment'>
  readonly standing: VerdictRow | undefined
  readonly rules: ScopeRules
  readonly policyVersion: string
  readonly verdict: ScopeStanding
  readonly exclusion: string | null
  readonly byId: string
  readonly messageId: string | null
  readonly note?: string | undefined
  /** A lead's ruling stands in the timeline already. */
  readonly isTold?: boolean
}

/** Writes what a person decided on scope, with its entry in the timeline, and tells of it. No clock moves by it. */
export async function recordVerdict(ctx: Ctx, judged: PersonsVerdict): Promise<void> {
  const { ticket, standing, verdict, exclusion, byId, messageId } = judged
  const { accountId, id: ticketId } = ticket
  const id = ctx.newId()
  const at = await ctx.now()
  const act = actOf(standing, verdict, exclusion)
  const { result, ...reasoning } = judgeScope({ ...judged, basis: standing?.decision.reasons ?? [] })
  const decision = { code: `scope.${verdict}`, ...reasoning }
  await insertVerdict(ctx, {
    ...{ accountId, id, ticketId, verdict, exclusion, decision, at, act, byId, messageId },
    clause: result.clause,
    author: 'person',
    changeId: judged.isTold ? null : id,
    productVersion: ticket.environment?.productVersion ?? null,
    answers: standing?.answers ?? {},
  })
  if (judged.note !== undefined) await insertNote(ctx, accountId, id, judged.note)
  if (!judged.isTold) {
    const from = standing ? valueOfVerdict(standing) : null
    const change = { id, kind: 'scope', from, to: valueOfVerdict({ verdict, exclusion }), decision } as const
    const told = messageId === null ? change : { ...change, messageId }
    await insertChanges(ctx, { accountId, ticketId, byId, side: 'staff', at }, [told])
  }
  await ctx.publish({
    type: 'ticket.scope_decided',
    accountId,
    subject: { type: 'ticket', id: ticketId },
    data: { verdictId: id, verdict, exclusion, clause: result.clause, act, messageId },
    ...(judged.note !== undefined && { texts: { note: judged.note } }),
  })
}

const valueOfVerdict = ({ verdict, exclusion }: Pick<NewVerdict, 'verdict' | 'exclusion'>): string =>
  exclusion === null ? verdict : `${verdict}.${exclusion}`

/** Said anew, confirmed as it was, or found otherwise. */
function actOf(
  standing: VerdictRow | undefined,
  verdict: ScopeStanding,
  exclusion: string | null,
): Exclude<NewVerdict['act'], 'found'> {
  if (!standing) return 'given'
  if (standing.verdict === verdict && standing.exclusion === exclusion) return 'confirmed'
  return standing.verdict === 'in_scope' && standing.author === 'rule' ? 'given' : 'overruled'
}
