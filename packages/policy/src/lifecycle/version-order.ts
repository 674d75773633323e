import { orderOf, rangeParts } from './versions.ts'

/** The most numbers that a version may have, and the most digits of one. */
const NUMBERS = 6
const DIGITS = 9
/** A number within a pre-release's name, as far as the scheme of versions goes. */
const LONG = 16

/** Numbers stand before words; what has fewer parts before what goes on (semver 11.4). A blank sorts before any letter. */
const written = (identifier: string | number): string =>
  typeof identifier === 'number' ? `1${String(identifier).padStart(LONG, '0')} ` : `2${identifier} `

/**
 * The place of a version in the order as a text: two of them compare, byte by byte, as `compareVersions` does. So that
 * an index of a database answers what is older or newer. @throws RangeError for what is no version.
 */
export const versionOrder = (version: string): string => {
  const { version: semantic, rest } = orderOf(version)
  const { major, minor, patch, prerelease } = semantic
  const numbers = [major, minor, patch, ...rest, ...new Array<number>(NUMBERS).fill(0)].slice(0, NUMBERS)
  const head = numbers.map((number) => String(number).padStart(DIGITS, '0')).join('.')
  return prerelease.length === 0 ? `${head}~` : `${head}-${prerelease.map(written).join('')}`
}

export interface OrderBound {
  readonly operator: '>=' | '<=' | '>' | '<' | '='
  /** As `versionOrder` writes it. */
  readonly order: string
}

/** A range as bounds on the order: within it is what keeps all bounds of one of its parts. @throws RangeError for no range. */
export const rangeBounds = (range: string): readonly (readonly OrderBound[])[] =>
  rangeParts(range).map((part) => part.map(({ operator, version }) => ({ operator, order: versionOrder(version) })))
