import { writeFileSync } from 'node:fs'

/** One line of the table: a ratio against its target, or a figure that is only told. */
export interface Row {
  readonly what: string
  /** The figure as it stands beside its target. */
  readonly seen: string
  readonly target?: string
  readonly isMet?: boolean
  /** What it looks like in seconds, requests and megabytes on this machine. */
  readonly absolute: string
}

const percent = (value: number) => `${(value * 100).toFixed(0)} %`
const times = (value: number) => `${value.toFixed(2)}x`

export const atLeast = (what: string, seen: number, target: number, absolute: string): Row => ({
  what,
  seen: percent(seen),
  target: `>= ${percent(target)}`,
  isMet: seen >= target,
  absolute,
})
export const atMost = (what: string, seen: number, target: number, absolute: string): Row => ({
  what,
  seen: times(seen),
  target: `<= ${times(target)}`,
  isMet: seen <= target,
  absolute,
})
export const holds = (what: string, seen: string, target: string, isMet: boolean, absolute: string): Row => ({
  what,
  seen,
  target,
  isMet,
  absolute,
})
export const told = (what: string, absolute: string): Row => ({ what, seen: '', absolute })

function print(rows: readonly Row[]): void {
  const cells = rows.map(({ what, seen, target = '', isMet, absolute }) => [
    what,
    seen,
    target,
    isMet === undefined ? '' : isMet ? 'met' : 'MISSED',
    absolute,
  ])
  const all = [['', 'seen', 'target', '', 'on this machine'], ...cells]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  for (const row of all) {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
    process.stdout.write(`${line.trimEnd()}\n`)
  }
}

/** Prints a bench's rows, hands them to whoever asked (`BENCH_ROWS`), and says by the exit code whether all were met. */
export function finish(rows: readonly Row[]): void {
  print(rows)
  if (process.env.BENCH_ROWS) writeFileSync(process.env.BENCH_ROWS, JSON.stringify(rows))
  if (rows.some(({ isMet }) => isMet === false)) process.exitCode = 1
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`
export const perSecond = (value: number): string => `${value.toFixed(0)}/s`
export const kilobytes = (bytes: number): string => `${(bytes / 1e3).toFixed(0)} kB`
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
