import { type Findings, find, foundBy, miss } from './findings.ts'
import type { PlatformFact } from './types.ts'

/** What the matrix says of each platform of the installation. */
export const readPlatforms = (findings: Findings, platforms: readonly PlatformFact[]): void => {
  for (const { kind, name, version, state, until } of platforms) {
    if (state === 'unknown') {
      miss(findings, kind)
      continue
    }
    const facts = { kind, name, version, until }
    if (state === 'unsupported') exclude(findings, facts)
    else findings.reasons.push({ code: `scope.platform_${state}`, facts })
  }
}

/** An unsupported platform that no exclusion of the policy is about is said, and takes nothing away. */
const exclude = (findings: Findings, facts: Pick<PlatformFact, 'kind' | 'name' | 'version' | 'until'>): void => {
  const exclusions = foundBy(findings, facts.kind)
  if (exclusions.length === 0) {
    const isCleared = findings.index.byFinder.has(facts.kind)
    if (!isCleared) findings.reasons.push({ code: 'scope.platform_noted', facts })
  }
  for (const exclusion of exclusions) {
    find(findings, exclusion)
    findings.reasons.push({ code: 'scope.platform_unsupported', clause: exclusion.clause, facts })
  }
}
