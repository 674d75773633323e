import type { Environment } from '@marcbachmann/cel-js'
import semver from 'semver'
import { percentilesOf } from './percentiles.ts'

/** A fact that a function needs is not there: nobody can tell, which is not a fault of the rule. */
export class MissingFact extends Error {}

const dayMs = 86_400_000

/** The one that was asked last: of two instants one is mostly `at`, the same for ten thousand rows. */
let lastAsked = { written: '', ms: Number.NaN }

const instantOf = (written: string): number => {
  if (written === lastAsked.written) return lastAsked.ms
  const ms = /^\d{4}-\d\d-\d\d/.test(written) ? Date.parse(written) : Number.NaN
  if (Number.isNaN(ms)) throw new Error(`"${written.slice(0, 40)}" is not an instant or a date`)
  return ms
}
/** Whole and broken days from one instant to another. */
const daysBetween = (from: string, to: string): number => {
  const until = instantOf(to)
  lastAsked = { written: to, ms: until }
  return (until - instantOf(from)) / dayMs
}

const versionOf = (written: string): semver.SemVer => {
  const version = semver.coerce(written.slice(0, 100))
  if (!version) throw new MissingFact(`a version in "${written.slice(0, 40)}"`)
  return version
}

const numbersIn = (list: readonly unknown[]): readonly number[] => {
  if (list.length === 0) throw new MissingFact('samples')
  return list as readonly number[]
}

const percentile = (list: readonly number[], percent: number): number => percentilesOf(list, [percent])[0] ?? Number.NaN
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** PostgreSQL and the kernel write switches in many ways. */
const isOn = (setting: unknown): boolean =>
  typeof setting === 'string' ? ['on', 'yes', 'true', '1'].includes(setting.toLowerCase()) : Number(setting) === 1

const unitSteps = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const
/** `12.3 GB`, in steps of 1,024. */
const sayBytes = (bytes: number): string => {
  const step = bytes < 1 ? 0 : Math.min(unitSteps.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${Number((bytes / 1024 ** step).toFixed(1))} ${unitSteps[step]}`
}

type Handler = (...args: never[]) => unknown
/** Everything a rule may call besides what CEL brings along; the docs list them. */
const functions: readonly (readonly [signature: string, handler: Handler])[] = [
  ['daysBetween(string, string): double', daysBetween],
  ['versionAtLeast(string, string): bool', (a: string, b: string) => versionOf(a).compare(versionOf(b)) >= 0],
  ['majorOf(string): double', (version: string) => versionOf(version).major],
  ['minorOf(string): double', (version: string) => versionOf(version).minor],
  ['isOn(dyn): bool', isOn],
  ['percentile(list<double>, int): double', (list: number[], p: bigint) => percentile(numbersIn(list), Number(p))],
  ['percentile(list<double>, double): double', (list: number[], p: number) => percentile(numbersIn(list), p)],
  ['highest(list<double>): double', (list: number[]) => numbersIn(list).reduce((a, b) => Math.max(a, b))],
  ['lowest(list<double>): double', (list: number[]) => numbersIn(list).reduce((a, b) => Math.min(a, b))],
  ['sum(list<double>): double', (list: number[]) => sum(list)],
  ['average(list<double>): double', (list: number[]) => sum(numbersIn(list)) / list.length],
  ['sayBytes(double): string', sayBytes],
  ['sayPercent(double): string', (share: number) => `${Number((share * 100).toFixed(1))} %`],
]

/** Numbers of a snapshot are doubles, numbers in a rule mostly whole: `size * 2` is meant as it reads. */
const mixed: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

/** Teaches an environment our functions, and arithmetic between whole and broken numbers, which CEL itself refuses. */
export function registerFunctions(environment: Environment): void {
  for (const [signature, handler] of functions) environment.registerFunction(signature, handler as () => unknown)
  for (const [operator, handler] of Object.entries(mixed)) {
    environment.registerOperator(`double ${operator} int`, (a: number, b: bigint) => handler(a, Number(b)))
    environment.registerOperator(`int ${operator} double`, (a: bigint, b: number) => handler(Number(a), b))
  }
  // brings != and the other way round along
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b))
}

/** Those of CEL itself that cannot grow what they are given, nor take longer than it is long. */
const ofCel = [
  'has',
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'lowerAscii',
  'trim',
  'double',
  'int',
  'string',
  'dyn',
]
export const iterations: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])
export const allowedCalls: ReadonlySet<string> = new Set([
  ...ofCel,
  ...iterations,
  ...functions.map(([signature]) => signature.split('(')[0] ?? ''),
])
