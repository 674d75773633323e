/** What a bundle may cost. Every figure is of what was really read, never of what a header says. */
export interface BundleLimits {
  /** As it arrives. */
  readonly packedBytes: number
  /** All entries and headers together. */
  readonly unpackedBytes: number
  /** One entry. */
  readonly entryBytes: number
  /** Files and folders. */
  readonly entries: number
  /** Folders that a file may stand in. */
  readonly depth: number
  /** So many times as much may come out as went in; asked from the first megabyte on. */
  readonly ratio: number
  /** All files that are kept in memory together. */
  readonly keptBytes: number
  readonly withinMs: number
}

const MB = 1024 * 1024

export const bundleLimits: BundleLimits = {
  packedBytes: 200 * MB,
  unpackedBytes: 1024 * MB,
  entryBytes: 256 * MB,
  entries: 2_001,
  depth: 6,
  ratio: 200,
  keptBytes: 24 * MB,
  withinMs: 60_000,
}
