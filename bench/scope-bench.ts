import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parsePolicy } from '../packages/policy/src/document/index.ts'
import {
  decideScope,
  type PlatformFact,
  type ScopeFacts,
  type VersionFact,
} from '../packages/policy/src/scope/index.ts'
import { median } from './calendar/stopwatch.ts'
import { finish, holds, told } from './desk/table.ts'

/*
 * How fast a scope verdict is found, with its reasons, by the shipped policy: installations of every kind in turn, one
 * core. Counted in seconds of that core, so that a busy machine changes little. Exits 1 below a million a second.
 */

const LEAST = 1e6
const read = parsePolicy(
  readFileSync(new URL('../packages/policy/policies/standard-premium.yaml', import.meta.url), 'utf8'),
)
if (!read.ok) throw new Error('the shipped policy has faults')
const rules = read.policy.scope

const versions = ['current', 'preceding', 'ended', 'not_released', 'unknown'] as const
const states = ['supported', 'deprecated', 'unsupported', 'unknown'] as const
const answers = [{}, { where: 'product' }, { where: 'elsewhere' }, { where: 'between', cloud: 'interaction' }]

const versionFact = (state: VersionFact['state']): VersionFact => ({
  version: '7.6.2',
  state,
  until: state === 'ended' ? '2026-03-03' : null,
  endedBy: state === 'ended' ? '9.0' : null,
  clause: '5.2',
  upgradeTo: state === 'ended' ? '9.2' : null,
})
const platformFact = (kind: PlatformFact['kind'], state: PlatformFact['state']): PlatformFact => ({
  kind,
  name: 'Ubuntu',
  version: '20.04',
  state,
  until: null,
})
const cases: readonly ScopeFacts[] = versions.flatMap((version) =>
  states.flatMap((state) =>
    states.flatMap((service) =>
      answers.map((given) => ({
        version: versionFact(version),
        platforms: [platformFact('operating_system', state), platformFact('cloud_service', service)],
        customisations: 'none' as const,
        answers: given as Record<string, string>,
      })),
    ),
  ),
)

const at = Date.UTC(2026, 10, 19)
const decide = (i: number): number =>
  decideScope({ facts: cases[i] as ScopeFacts, rules, policyVersion: '1', at }).reasons.length

const ROUNDS = 9
const ASKED = 200_000
/** Answers for each second of the core; 0 when an answer had no reason, so that nobody wins by failing. */
const timeOnce = (): number => {
  const begin = process.cpuUsage()
  let reasons = 0
  for (let i = 0; i < ASKED; i += 1) reasons += decide(i % cases.length)
  const { user, system } = process.cpuUsage(begin)
  return reasons < ASKED ? 0 : (ASKED / (user + system)) * 1e6
}

timeOnce()
const seen = median(Array.from({ length: ROUNDS }, timeOnce))
const figure = `${(seen / 1e6).toFixed(2)} M/s`
finish([
  holds('scope decisions with their reasons, one core', figure, '>= 1.00 M/s', seen >= LEAST, cpus()[0]?.model ?? ''),
  told('installations in turn', String(cases.length)),
])
