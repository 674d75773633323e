import { type Findings, find, foundBy, miss } from './findings.ts'
import type { VersionFact } from './types.ts'

/** What the support window of the version says. */
export const readVersion = (findings: Findings, fact: VersionFact | null): void => {
  if (fact === null || fact.state === 'unknown') miss(findings, 'version')
  else if (fact.state === 'ended') excluded(findings, fact, 'version_ended')
  else if (fact.state === 'not_released') excluded(findings, fact, 'version_not_released')
  else supported(findings, fact)
}

const supported = (findings: Findings, { version, state, until, clause }: VersionFact): void => {
  const facts = { version, state, until }
  findings.reasons.push(
    clause === null ? { code: 'scope.version_supported', facts } : { code: 'scope.version_supported', clause, facts },
  )
}

const excluded = (
  findings: Findings,
  { version, until, endedBy, clause }: VersionFact,
  finder: 'version_ended' | 'version_not_released',
): void => {
  for (const exclusion of foundBy(findings, finder)) {
    find(findings, exclusion)
    const facts = { exclusion: exclusion.key, version, until, endedBy }
    findings.reasons.push({ code: `scope.${finder}`, clause: clause ?? exclusion.clause, facts })
  }
}
