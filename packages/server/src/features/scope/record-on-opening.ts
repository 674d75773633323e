import type { DomainEvent } from '@mainstay/contracts/events'
import { decideScope, type ScopeAnswers } from '@mainstay/policy/scope'
import type { Ctx } from '../../platform/ctx.ts'
import { environmentFacts } from '../environments/index.ts'
import { policyOf } from '../policies/index.ts'
import { insertChanges, scopeAnswersIn } from '../tickets/index.ts'
import { insertVerdict } from './queries.ts'
import { scopeFacts } from './scope-facts.ts'

/**
 * Every ticket begins with a rule's verdict, found in the transaction that opens it. It refuses nothing and moves no clock:
 * what is not covered by it is provisional (policy, scope.provisional), stands in the timeline, and waits for a person.
 */
export async function recordOnOpening(ctx: Ctx, event: DomainEvent): Promise<void> {
  const { accountId, subject, data = {}, at } = event
  const { policyVersion, environmentId } = data
  if (accountId === undefined || typeof policyVersion !== 'string') return
  const environment =
    typeof environmentId === 'string' ? await environmentFacts(ctx, accountId, environmentId, at) : undefined
  const answers: ScopeAnswers = scopeAnswersIn(event)
  const rules = (await policyOf(ctx, policyVersion)).scope
  const { result, ...reasoning } = decideScope({ facts: scopeFacts(environment, answers), rules, policyVersion, at })
  const { verdict, exclusion, clause, isProvisional } = result
  const decision = { code: `scope.${verdict}`, ...reasoning }
  const id = ctx.newId()
  const verdictRow = insertVerdict(ctx, {
    ...{ accountId, id, verdict, exclusion, clause, answers, decision, at },
    ...{ author: 'rule', byId: null, act: 'found', messageId: null },
    ticketId: subject.id,
    changeId: isProvisional ? id : null,
    productVersion: environment?.productVersion ?? null,
  })
  ctx.post(verdictRow)
  if (!isProvisional) return
  const author = { accountId, ticketId: subject.id, byId: null, side: 'automatic', at } as const
  ctx.post(insertChanges(ctx, author, [{ id, kind: 'scope', to: `${verdict}.${exclusion}`, decision }]))
}
