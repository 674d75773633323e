import { readFileSync } from 'node:fs'
import { readRuleTests } from '../../packages/policy/src/assessments/index.ts'

const read = (path: string): string =>
  readFileSync(new URL(`../../packages/policy/rules/${path}`, import.meta.url), 'utf8')

export const shippedRulesText = read('self-hosted-web-application.yaml')

const many = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at))

type Facts = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** So many of what is in the list, one after the other, each under a name of its own. */
function grown(count: number, list: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const few = list as readonly Readonly<Record<string, unknown>>[]
  return many(count, (at) => {
    const one = few[at % few.length]
    return { ...one, [name]: `${String(one?.[name])}_of_the_installation_${at}` }
  })
}

/**
 * The healthy snapshot of the shipped tests, grown to some five megabytes where installations grow: tables, samples, logs,
 * containers, functions. Every list that a rule goes through is long, and healthy to its end, so that no rule stops early.
 */
export function largeSnapshotText(): { readonly text: string; readonly at: number } {
  const tests = readRuleTests(read('tests/self-hosted-web-application.yaml'))
  if (!tests.ok) throw new Error('the shipped tests have faults')
  const { database, containers, usage, ...base } = structuredClone(tests.tests.base) as Facts
  const kubernetes = containers?.kubernetes as Facts[string]
  const tables = grown(10_000, database?.tables, 'name')
  const running = grown(6_000, containers?.running, 'name')
  const workloads = grown(2_500, kubernetes?.workloads, 'name')
  const functions = grown(6_000, usage?.functions, 'key')
  const common = many(100, (at) => ({ message: `request ${at} timed out after waiting for a connection`, count: at }))
  const logs = grown(60, base.logs, 'name').map((log) => ({ ...log, common }))
  const sample = (at: number) => 1 + ((at * 7919) % 400) / 100
  const measured = {
    ...base.measured,
    diskFsyncMs: many(20_000, sample),
    databaseRoundTripMs: many(20_000, sample),
    requestMs: many(90_000, (at) => sample(at) * 20),
  }
  const facts = {
    ...{ ...base, logs, measured, usage: { ...usage, functions }, database: { ...database, tables } },
    containers: { ...containers, running, kubernetes: { ...kubernetes, workloads } },
  }
  return { text: JSON.stringify(facts), at: Date.parse(tests.tests.at) }
}
