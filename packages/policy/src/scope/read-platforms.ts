import { type Findings, find, foundBy, miss } from './findings.ts'
import type { Exclusion, PlatformFact } from './types.ts'

const unsupported = 'scope.platform_unsupported'

/** What the matrix says of each platform of the installation. */
export const readPlatforms = (findings: Findings, platforms: readonly PlatformFact[]): void => {
  for (const { kind, name, version, state, until } of platforms) {
    if (state === 'unknown') {
      miss(findings, kind)
      continue
    }
    if (state === 'unsupported') exclude(findings, kind, version === null ? name : `${name} ${version}`)
    else findings.reasons.push({ code: `scope.platform_${state}`, facts: { kind, name, version, until } })
  }
}

/** An unsupported platform that no exclusion of the policy is about is said, and takes nothing away. */
const exclude = (findings: Findings, kind: PlatformFact['kind'], name: string): void => {
  if (!findings.index.byFinder.has(kind))
    findings.reasons.push({ code: 'scope.platform_noted', facts: { kind, names: [name] } })
  for (const exclusion of foundBy(findings, kind)) {
    find(findings, exclusion)
    say(findings, exclusion, kind, name)
  }
}

/** Platforms under one exclusion are one reason, which names them all. */
const say = ({ reasons }: Findings, { key, clause }: Exclusion, kind: PlatformFact['kind'], name: string): void => {
  for (const { code, facts } of reasons)
    if (code === unsupported && facts.exclusion === key) {
      ;(facts.names as string[]).push(name)
      return
    }
  reasons.push({ code: unsupported, clause, facts: { exclusion: key, kind, names: [name] } })
}
