import type { Decision, Reason } from '../reasons/types.ts'
import { askedAboutScope } from './asked-questions.ts'
import { type Findings, inOrder } from './findings.ts'
import { readAnswers } from './read-answers.ts'
import { readPlatforms } from './read-platforms.ts'
import { readVersion } from './read-version.ts'
import { indexedRules } from './rules-by-finder.ts'
import type { Exclusion, ScopeCase, ScopeVerdict } from './types.ts'

/** What is excluded stands before what we look at when we can; among equals the policy's order. */
const deciding = (found: readonly Exclusion[]): Exclusion | undefined =>
  found.find(({ verdict }) => verdict === 'excluded') ?? found[0]

const clausesOf = (reasons: readonly Reason[], first: string): readonly string[] => {
  const clauses = [first]
  for (const { clause } of reasons) if (clause !== undefined && !clauses.includes(clause)) clauses.push(clause)
  return clauses
}

const openQuestions = ({ rules, facts }: ScopeCase): readonly string[] => {
  const open: string[] = []
  for (const { id } of askedAboutScope(rules, facts)) if (facts.answers[id] === undefined) open.push(id)
  return open
}

const isOfVersion = ({ foundBy }: Exclusion): boolean =>
  foundBy.includes('version_ended') || foundBy.includes('version_not_released')

/** How the customer comes back to what is covered, by the policy's words and by what is known of the version. */
const addWaysOut = (
  { index, reasons }: Findings,
  found: readonly Exclusion[],
  { version }: ScopeCase['facts'],
): void => {
  for (const exclusion of found) {
    const { key, clause } = exclusion
    const said = index.waysOut.get(key)
    if (said) reasons.push(said)
    if (version !== null && version.upgradeTo !== null && isOfVersion(exclusion))
      reasons.push({
        code: 'scope.upgrade',
        clause,
        facts: { exclusion: key, from: version.version, to: version.upgradeTo },
      })
  }
}

const gather = ({ rules, facts }: ScopeCase): Findings => {
  const index = indexedRules(rules)
  const findings: Findings = { rules, index, reasons: [], unknown: [], found: [], cleared: [] }
  readAnswers(findings, facts)
  readVersion(findings, facts.version)
  readPlatforms(findings, facts.platforms)
  return findings
}

/**
 * Is this in scope, and if not, under which exclusion (policy, scope)? A rule's verdict is provisional: it changes no
 * commitment, and a person confirms or overrules it. What nobody knows excludes nothing: it is in scope, and asked.
 */
export const decideScope = (asked: ScopeCase): Decision<ScopeVerdict> => {
  const { facts, rules, policyVersion, at } = asked
  const findings = gather(asked)
  const { reasons, unknown, index } = findings
  const found = inOrder(findings)
  const decider = deciding(found)
  const open = openQuestions(asked)
  if (decider) {
    reasons.push(index.provisional)
    addWaysOut(findings, found, facts)
  } else reasons.unshift(index.covered)
  if (unknown.length + open.length > 0)
    reasons.push({ code: 'scope.asked', clause: rules.provisional.clause, facts: { unknown, open } })

  const clause = decider?.clause ?? rules.covers.clause
  const result: ScopeVerdict = {
    verdict: decider?.verdict ?? 'in_scope',
    exclusion: decider?.key ?? null,
    clause,
    found: found.map(({ key }) => key),
    isProvisional: decider !== undefined,
    unknown,
    open,
    at,
  }
  return { result, policyVersion, clauses: clausesOf(reasons, clause), reasons }
}
