import type { ScopeAnswers, ScopeFacts } from '@mainstay/policy/scope'
import type { EnvironmentFacts } from '../environments/index.ts'

/** What a verdict is found from: the installation as it stands, and what the person answered. */
export function scopeFacts(environment: EnvironmentFacts | undefined, answers: ScopeAnswers): ScopeFacts {
  if (!environment) return { version: null, platforms: [], customisations: 'unknown', answers }
  const { window, behind, productVersion, platforms, customisations } = environment
  return {
    version: {
      version: productVersion,
      state: window.state,
      until: window.until,
      endedBy: window.endedBy,
      clause: window.clause,
      upgradeTo: behind?.newest ?? null,
    },
    platforms: platforms.map(({ platform: { kind, name, version }, verdict }) => ({
      kind,
      name,
      version: version ?? null,
      state: verdict.state,
      until: verdict.until,
    })),
    customisations: customisations === null ? 'unknown' : 'declared',
    answers,
  }
}
