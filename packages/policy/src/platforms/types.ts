/** What a platform is, in the words of the policy's exclusions (iv) and (v) and of an installation. */
export const platformKinds = ['operating_system', 'hardware', 'cloud_service', 'database'] as const
export type PlatformKind = (typeof platformKinds)[number]

/** What an installation runs on: one operating system, one database, a cloud service. */
export interface Platform {
  readonly kind: PlatformKind
  /** As it is known: `Ubuntu`, `Amazon RDS`. Case and spaces do not tell names apart. */
  readonly name: string
  /** As its vendor counts: `22.04`, `2022`. Absent or null where nobody said. */
  readonly version?: string | null | undefined
}

/** What the matrix says of one platform in one release line. Dates are civil, `YYYY-MM-DD`, exclusive. */
export type MatrixCell =
  | { readonly state: 'supported' | 'unsupported' }
  | { readonly state: 'deprecated'; readonly until: string }

/** A platform of the matrix: every version of it (`version` null), or one and what stands below it (`22.04`: `22.04.3`). */
export interface MatrixRow {
  readonly id: string
  readonly kind: PlatformKind
  readonly name: string
  readonly version: string | null
  /** By release line, as the matrix writes it; a line that is not there is not answered. */
  readonly cells: Readonly<Record<string, MatrixCell>>
}

/** The support matrix of one product. Its lines are ranges of versions: `9.x` all of 9, `9.2.x` the updates of 9.2. */
export interface SupportMatrix {
  readonly lines: readonly string[]
  readonly rows: readonly MatrixRow[]
}

/** Why the answer is what it is; everything but `cell` and `date_passed` is an unknown, and asked. */
export type PlatformBecause =
  /** The cell says so. */
  | 'cell'
  /** The cell said deprecated until a date, and that date is here. */
  | 'date_passed'
  /** No release line of the matrix holds this version of the product. */
  | 'line_unknown'
  /** The matrix does not name the platform. */
  | 'platform_unknown'
  /** The matrix tells versions of the platform apart, and the version is not known or not named. */
  | 'version_unknown'
  /** The platform is named, but not for this release line. */
  | 'cell_empty'

/** One state at any date, with the row and the line of the matrix that decided. */
export interface PlatformVerdict {
  readonly state: 'supported' | 'deprecated' | 'unsupported' | 'unknown'
  /** The date of the cell: until then deprecated, from then on unsupported. Null without one. */
  readonly until: string | null
  readonly rowId: string | null
  readonly line: string | null
  readonly because: PlatformBecause
}
