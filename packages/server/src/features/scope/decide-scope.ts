import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { decideScopeEndpoint } from '@mainstay/contracts/scope'
import { askedAboutScope, decideScope as decide, knownScopeAnswers } from '@mainstay/policy/scope'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { entitlementOf } from '../agreements/index.ts'
import { readerOf } from '../commitments/index.ts'
import { environmentFacts } from '../environments/index.ts'
import { knownProducts } from '../products/index.ts'
import { scopeFacts } from './scope-facts.ts'
import { saidView } from './verdict-view.ts'

type Input = InputOf<typeof decideScopeEndpoint>

/**
 * What a rule would find before anything is sent, and the questions that matter here (policy, scope). A what-if: it runs in
 * a transaction that cannot write. Refuses `account.not_found`, `environment.unknown`, `product.unknown`.
 */
export async function decideScope(ctx: Ctx, { body }: Input): Promise<OutputOf<typeof decideScopeEndpoint>> {
  const { accountId, environmentId, productId } = await asked(ctx, body)
  const at = await ctx.now()
  const environment =
    environmentId === undefined ? undefined : await environmentFacts(ctx, accountId, environmentId, at)
  if (environmentId !== undefined && !environment) throw new Refusal('environment.unknown')
  const { policy } = await entitlementOf(ctx, {
    ...{ accountId, at, environmentId },
    productId: environment?.productId ?? productId,
  })
  const rules = policy.scope
  const facts = scopeFacts(environment, knownScopeAnswers(rules, body.answers))
  const { result, ...decision } = decide({ facts, rules, policyVersion: policy.version, at })
  const reader = await readerOf(ctx, at)
  const { verdict, exclusion, clause, isProvisional } = result
  const said = { verdict, exclusion, clause, isProvisional, decision: { code: `scope.${verdict}`, ...decision } }
  return {
    ...saidView(said, rules, reader),
    questions: askedAboutScope(rules, facts, body.kind).map(({ id, ask, answers }) => ({
      id,
      ask,
      answers: answers.map((answer) => ({ id: answer.id, label: answer.label, example: answer.example })),
    })),
    at: new Date(at).toISOString(),
  }
}

/** The account in sight, and the product if one is named. */
async function asked(ctx: Ctx, body: Input['body']) {
  const accountId = decodeId('acc', body.accountId)
  allow(ctx, 'decision.preview', { accountId })
  if (!(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  const productId = body.productId === undefined ? undefined : decodeId('prd', body.productId)
  await knownProducts(ctx, productId === undefined ? [] : [productId])
  return { accountId, productId, environmentId: body.environmentId && decodeId('env', body.environmentId) }
}
