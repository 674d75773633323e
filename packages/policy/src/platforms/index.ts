export { type CellChange, matrixChanges, rowsNamedTwice, rowsOfUnknownLines } from './matrix-changes.ts'
export { foldPlatformName, type PlatformQuestion, platformState } from './platform-state.ts'
export { readPlatform, writePlatform } from './platform-words.ts'
export { newestLineFirst, releaseLineOf } from './release-line.ts'
export {
  type MatrixCell,
  type MatrixRow,
  type Platform,
  type PlatformBecause,
  type PlatformKind,
  type PlatformVerdict,
  platformKinds,
  type SupportMatrix,
} from './types.ts'
export { isReleaseLine } from './version-parts.ts'
