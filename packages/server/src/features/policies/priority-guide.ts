import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getPriorityGuideEndpoint } from '@mainstay/contracts/policies'
import { priorities } from '@mainstay/policy'
import type { Policy } from '@mainstay/policy/document'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { currentPolicy, policyOf } from './policy-of.ts'
import { findVersionInForce, listVersionsInForce } from './queries.ts'

type Guide = OutputOf<typeof getPriorityGuideEndpoint>

const cellsOf = ({ priorityChoice }: Policy): Guide['cells'] =>
  priorityChoice.cells.map(({ when, priority, kind, reading }) => ({
    when: { ...when },
    priority,
    kind,
    isReading: reading !== undefined,
  }))

const questionsOf = ({ priorityChoice }: Policy): Guide['questions'] =>
  priorityChoice.questions.map(({ id, ask, when, from, answers }) => ({
    id,
    ask,
    when: when ? { ...when } : null,
    from: from ?? null,
    answers: answers.map((answer) => ({ id: answer.id, label: answer.label })),
  }))

const updatesOf = ({ commitments }: Policy): Guide['proposedUpdates'] =>
  priorities.flatMap((priority) => {
    const after = commitments.promisedByHand.propose[priority]
    return after ? [{ priority, after }] : []
  })

/** The version the caller's account pins, or the current one. */
export async function policyForAccount(ctx: Ctx, accountId: string | undefined): Promise<Policy> {
  const pinned = accountId === undefined ? undefined : await findVersionInForce(ctx, accountId)
  return pinned ? await policyOf(ctx, pinned) : await currentPolicy(ctx)
}

/** The same for each of several accounts. */
export async function policiesForAccounts(
  ctx: Ctx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Policy>> {
  const rows = await listVersionsInForce(ctx, accountIds)
  const versions = new Map(rows.map(({ account_id, policy_version }) => [account_id, policy_version]))
  const policies = new Map<string, Policy>()
  for (const accountId of accountIds) {
    const version = versions.get(accountId)
    policies.set(accountId, version === undefined ? await currentPolicy(ctx) : await policyOf(ctx, version))
  }
  return policies
}

/** The guided choice of a priority as the policy document writes it (policy 4.2). */
export async function getPriorityGuide(ctx: Ctx, { query }: InputOf<typeof getPriorityGuideEndpoint>): Promise<Guide> {
  const named = query.accountId === undefined ? undefined : decodeId('acc', query.accountId)
  if (named !== undefined) allow(ctx, 'account.see', { accountId: named })
  const own = ctx.principal.role === 'desk_customer' ? ctx.principal.accountId : undefined
  const policy = await policyForAccount(ctx, named ?? own)
  return {
    policyVersion: policy.version,
    priorities: priorities.map((priority) => ({
      priority,
      title: policy.priorities[priority].name,
      definition: policy.priorities[priority].means,
      clause: policy.priorities.clause,
    })),
    questions: questionsOf(policy),
    cells: cellsOf(policy),
    clause: policy.priorityChoice.clause,
    proposedUpdates: updatesOf(policy),
  }
}
