import { type Findings, find, miss } from './findings.ts'
import type { ScopeAnswer } from './rules-by-finder.ts'
import type { Exclusion, ScopeFacts } from './types.ts'

/**
 * How the product works with a service stays in scope where the service is supported (policy, scope.interaction). One
 * that is not supported is found by the matrix itself; one that nobody knows of is asked about.
 */
const sayInteraction = (findings: Findings, exclusion: Exclusion, { platforms }: ScopeFacts): void => {
  const services = platforms.filter(({ kind }) => kind === 'cloud_service')
  if (services.some(({ state }) => state === 'unsupported')) return
  const supported = services.filter(({ state }) => state !== 'unknown')
  if (supported.length === 0) miss(findings, exclusion.key)
  const { clause } = findings.rules.interaction
  for (const { name } of supported)
    findings.reasons.push({ code: 'scope.service_interaction', clause, facts: { name } })
}

const readOne = (findings: Findings, question: string, answer: ScopeAnswer, facts: ScopeFacts): void => {
  findings.cleared.push(...answer.clears)
  const exclusion = answer.finds === undefined ? undefined : findings.index.byKey.get(answer.finds)
  if (!exclusion) return
  if (answer.isInteraction && exclusion.exceptWhen === 'interaction_with_supported_service') {
    sayInteraction(findings, exclusion, facts)
    return
  }
  find(findings, exclusion)
  const { clause } = exclusion
  findings.reasons.push({
    code: 'scope.answered',
    clause,
    facts: { exclusion: exclusion.key, question, answer: answer.id, label: answer.label },
  })
}

/** What the person said: read before anything else, since it may rule an exclusion out. Strange answers are set aside. */
export const readAnswers = (findings: Findings, facts: ScopeFacts): void => {
  for (const [question, answers] of findings.index.answers) {
    const given = facts.answers[question]
    const answer = given === undefined ? undefined : answers.get(given)
    if (answer) readOne(findings, question, answer, facts)
  }
}
