import { parse, type SemVer } from 'semver'
import { RecentlyUsed } from '../calendar/recently-used.ts'

/**
 * A version as it is ordered: a semantic version, what a vendor's own scheme says beyond three numbers (2026.1.0.4), and
 * nothing of how it was written. `9.2` and `9.2.0` are the same place in the order.
 */
interface Ordered {
  readonly version: SemVer
  readonly rest: readonly number[]
}

const written = /^v?(\d{1,9}(?:\.\d{1,9}){0,5})((?:-[0-9A-Za-z.-]+)?)(?:\+[0-9A-Za-z.-]+)?$/
const read = new RecentlyUsed<{ readonly ordered: Ordered | undefined }>(20_000)

const readVersion = (text: string): Ordered | undefined => {
  const match = text.length <= 80 ? written.exec(text) : null
  const numbers = match?.[1]?.split('.').map(Number) ?? []
  if (numbers.length === 0) return undefined
  const [major, minor = 0, patch = 0, ...rest] = numbers
  const version = parse(`${major}.${minor}.${patch}${match?.[2] ?? ''}`)
  return version === null ? undefined : { version, rest }
}

const find = (text: string): Ordered | undefined => read.getOrMake(text, () => ({ ordered: readVersion(text) })).ordered

/** What a version is ordered by. @throws RangeError for no version. */
export const orderOf = (text: string): Ordered => {
  const ordered = find(text)
  if (ordered) return ordered
  throw new RangeError(
    `${JSON.stringify(text.slice(0, 80))} is not a version. Write it as 9.2.1, 2026.1 or 10.0.0-rc.1.`,
  )
}

/** Whether a text is a version that can be put in order: 9.2.1, 2026.1, 10.0.0-rc.1. */
export const isVersion = (text: string): boolean => find(text) !== undefined

const compareRest = (a: readonly number[], b: readonly number[]): number => {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Below, at or above zero as `a` is older than, the same as or newer than `b`. @throws RangeError for no version. */
export const compareVersions = (a: string, b: string): number => {
  const [one, other] = [orderOf(a), orderOf(b)]
  return (
    one.version.compareMain(other.version) || compareRest(one.rest, other.rest) || one.version.comparePre(other.version)
  )
}

/** The first number of a version: `9` of 9.2.1, `2026` of 2026.1. @throws RangeError for no version. */
export const majorOf = (version: string): string => String(orderOf(version).version.major)

/** Whether a version says by itself that it is no finished release: 10.0.0-rc.1. */
export const isPrerelease = (version: string): boolean => orderOf(version).version.prerelease.length > 0

const operators = {
  '>=': (order: number) => order >= 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '<': (order: number) => order < 0,
  '=': (order: number) => order === 0,
} as const
interface Comparator {
  readonly operator: keyof typeof operators
  readonly version: string
}
const isOperator = (text: string): text is Comparator['operator'] => Object.hasOwn(operators, text)

const readComparator = (text: string): Comparator | undefined => {
  const match = /^(>=|<=|>|<|=|)(.+)$/.exec(text)
  const operator = match?.[1] || '='
  const version = match?.[2] ?? ''
  return isOperator(operator) && isVersion(version) ? { operator, version } : undefined
}

const ranges = new RecentlyUsed<{ readonly parts: readonly (readonly (Comparator | undefined)[])[] }>(2_000)
const partsOf = (range: string) =>
  ranges.getOrMake(range, () => ({
    parts: range.split('||').map((part) =>
      part
        .replace(/([<>=])\s+/g, '$1')
        .trim()
        .split(/\s+/)
        .map(readComparator),
    ),
  })).parts

/** Whether a text is a range of versions: `>=9.0 <9.2.1`, several joined by ` || `. */
export const isRange = (text: string): boolean =>
  text.length <= 400 && partsOf(text).every((part) => part.every((one) => one !== undefined))

/** The parts of a range, each a list of what must hold together. @throws RangeError for what is no range. */
export const rangeParts = (range: string): readonly (readonly Comparator[])[] => {
  if (!isRange(range)) throw new RangeError(`${JSON.stringify(range.slice(0, 80))} is not a range of versions.`)
  return partsOf(range).map((part) => part.flatMap((one) => one ?? []))
}

/**
 * Whether a version lies in a range such as `>=9.0 <9.2.1 || 10.0.0-rc.1`. A release candidate stands just before its
 * release, here as in every order. @throws RangeError for what is no version or no range.
 */
export const inRange = (version: string, range: string): boolean =>
  rangeParts(range).some((part) =>
    part.every(({ operator, version: bound }) => operators[operator](compareVersions(version, bound))),
  )
