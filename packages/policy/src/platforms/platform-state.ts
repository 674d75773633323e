import { releaseLineOf } from './release-line.ts'
import type { MatrixRow, Platform, PlatformBecause, PlatformVerdict, SupportMatrix } from './types.ts'
import { holdsVersion, versionParts } from './version-parts.ts'

/** What is asked of the matrix. */
export interface PlatformQuestion {
  readonly matrix: SupportMatrix
  /** The version of the product, which says the release line. */
  readonly productVersion: string
  readonly platform: Platform
  /** The civil date that is asked about, `YYYY-MM-DD`: `civilDateAt(zone, at)` of whoever asks. */
  readonly on: string
}

const unknown = (because: PlatformBecause, found: Partial<PlatformVerdict> = {}): PlatformVerdict => ({
  state: 'unknown',
  until: null,
  rowId: null,
  line: null,
  ...found,
  because,
})

/** Names of platforms are told apart by their letters and digits alone. */
export const foldPlatformName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const isSame = (row: MatrixRow, platform: Platform): boolean =>
  row.kind === platform.kind && foldPlatformName(row.name) === foldPlatformName(platform.name)

const plain = (version: string): string => version.trim().replace(/\s+/g, ' ').toLowerCase()

/** Versions that are words are the same when they read the same; numbers hold what stands below them. */
const widthFor = (row: MatrixRow, version: string | null): number | undefined => {
  if (row.version === null) return 0
  if (version === null) return undefined
  if (plain(row.version) === plain(version)) return Number.POSITIVE_INFINITY
  const [wide, narrow] = [versionParts(row.version), versionParts(version)]
  return wide && narrow && holdsVersion(wide, narrow) ? wide.length : undefined
}

/** The row for this very version before one for all above it, before one for every version. */
const rowFor = (rows: readonly MatrixRow[], version: string | null): MatrixRow | undefined =>
  rows
    .flatMap((row) => {
      const width = widthFor(row, version)
      return width === undefined ? [] : [{ row, width }]
    })
    .reduce<{ row: MatrixRow; width: number } | undefined>(
      (best, one) => (best === undefined || one.width > best.width ? one : best),
      undefined,
    )?.row

/**
 * Whether a platform is supported with a version of the product on a date: one state, and which row and line of the
 * matrix decided. What the matrix does not name is unknown: in scope, and asked (policy-semantics, 5). A deprecated
 * platform is unsupported from its date on.
 */
export function platformState({ matrix, productVersion, platform, on }: PlatformQuestion): PlatformVerdict {
  const line = releaseLineOf(matrix.lines, productVersion)
  if (line === undefined) return unknown('line_unknown')
  const named = matrix.rows.filter((row) => isSame(row, platform))
  if (named.length === 0) return unknown('platform_unknown', { line })
  const row = rowFor(named, platform.version?.trim() || null)
  if (row === undefined) return unknown('version_unknown', { line })
  const cell = Object.hasOwn(row.cells, line) ? row.cells[line] : undefined
  const decided = { line, rowId: row.id }
  if (cell === undefined) return unknown('cell_empty', decided)
  if (cell.state !== 'deprecated') return { ...decided, state: cell.state, until: null, because: 'cell' }
  const isOver = on >= cell.until
  return {
    ...decided,
    state: isOver ? 'unsupported' : 'deprecated',
    until: cell.until,
    because: isOver ? 'date_passed' : 'cell',
  }
}
