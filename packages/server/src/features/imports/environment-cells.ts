import { type PlatformKind, platformKinds, readPlatform, writePlatform } from '@mainstay/policy/platforms'
import type { Ctx } from '../../platform/ctx.ts'
import { type EnvironmentKept, type KeptRow, listEnvironmentsKept, type Which } from './queries.ts'
import type { ReadRow } from './read-table.ts'

/** Several stand in one cell with a semicolon between them: `Amazon RDS; Amazon S3`. */
const platformsIn = (kind: PlatformKind, cell = ''): readonly ReturnType<typeof readPlatform>[] =>
  cell
    .split(/[;|\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => readPlatform(kind, one))

/** The platforms that a row writes; null where no cell of it says anything. */
export function platformsWritten(cells: ReadRow['cells']): readonly ReturnType<typeof readPlatform>[] | null {
  const all = platformKinds.flatMap((kind) => platformsIn(kind, cells[kind]))
  return all.length === 0 ? null : all
}

const cellOf = (kept: EnvironmentKept['platforms'], kind: PlatformKind): string =>
  kept
    .filter((one) => one.kind === kind)
    .map(writePlatform)
    .join('; ')

const keptRow = ({ id, account_id, platforms, ...cells }: EnvironmentKept): KeptRow => ({
  ...{ id, account_id },
  cells: { ...cells, ...Object.fromEntries(platformKinds.map((kind) => [kind, cellOf(platforms, kind)])) },
})

/** Installations as a file would have them. */
export const listEnvironmentCells = async (ctx: Ctx, which: Which): Promise<readonly KeptRow[]> =>
  (await listEnvironmentsKept(ctx, which)).map(keptRow)
