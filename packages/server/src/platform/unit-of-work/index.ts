export type { UnitKind } from './begin-statement.ts'
export { type ReactionLine, reactionTable, type UnitParts } from './parts.ts'
export { connectionOf, noteLastWritten, noteNow, peekNow } from './unit-ctx.ts'
export { createUnits, type OpenUnit, type Units } from './unit-of-work.ts'
