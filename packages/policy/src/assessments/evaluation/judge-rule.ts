import { type CompiledRule, expressionOf } from '../rule-sets/compile-rule-set.ts'
import { type Answer, ask, askWhether } from './ask.ts'
import type { Facts } from './facts.ts'
import { sayValue } from './say-value.ts'
import type { Evidence, Gauge, RuleFault, RuleResult, RuleState } from './types.ts'

interface Verdict {
  readonly state: RuleState
  readonly missing: readonly string[]
  readonly fault?: RuleFault
}

/** One rule over the facts of one snapshot: exactly one state, with its evidence. */
export function judgeRule(compiled: CompiledRule, facts: Facts): RuleResult {
  const verdict = verdictOf(compiled, facts)
  const isAsked = verdict.state !== 'not_applicable' && verdict.state !== 'error'
  const gauge = isAsked ? gaugeOf(compiled, facts) : undefined
  const { id, title, why, severity, group, recommendation, effort, source } = compiled.rule
  return {
    rule: { id, title, why, severity, group, recommendation, effort, source },
    ...verdict,
    evidence: isAsked ? evidenceOf(compiled, facts, verdict.state) : [],
    ...(gauge ? { gauge } : {}),
  }
}

function verdictOf({ appliesWhen, passesWhen }: CompiledRule, facts: Facts): Verdict {
  for (const written of appliesWhen ? [appliesWhen, passesWhen] : [passesWhen]) {
    const answer = askWhether(written, facts)
    if (answer.state === 'missing') return { state: 'unknown', missing: [answer.fact] }
    if (answer.state === 'fault') return { state: 'error', missing: [], fault: answer.fault }
    if (written === appliesWhen && !answer.value) return { state: 'not_applicable', missing: [] }
    if (written === passesWhen) return { state: answer.value ? 'passed' : 'failed', missing: [] }
  }
  return { state: 'not_applicable', missing: [] }
}

/**
 * A line of evidence that cannot be shown takes nothing from the verdict. Lines that go through lists name what is not as
 * it should be: where a rule passed there is nothing to name, and long lists are not gone through for it.
 */
function evidenceOf({ rule, evidence }: CompiledRule, facts: Facts, state: RuleState): readonly Evidence[] {
  return evidence.flatMap((written, at) => {
    if (state === 'passed' && (expressionOf(written)?.sources.size ?? 0) > 0) return []
    return [{ label: rule.evidence[at]?.label ?? '', value: sayAnswer(ask(written, facts)) }]
  })
}

const sayAnswer = (answer: Answer): string =>
  answer.state === 'value' ? sayValue(answer.value) : answer.state === 'missing' ? 'not collected' : 'cannot be shown'

function gaugeOf({ rule, gauge: written }: CompiledRule, facts: Facts): Gauge | undefined {
  if (!written || !rule.gauge) return undefined
  const answer = ask(written, facts)
  if (answer.state !== 'value' || typeof answer.value !== 'number' || !Number.isFinite(answer.value)) return undefined
  const { label, unit, better } = rule.gauge
  return { label, value: answer.value, better, ...(unit === undefined ? {} : { unit }) }
}
