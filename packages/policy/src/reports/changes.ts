import type { Outcome } from './row-facts.ts'

/** What of a row may be other in a later version of the same report. */
export interface RowVersion {
  readonly key: string
  readonly outcome: Outcome | null
  readonly isExcused: boolean
}
export interface RowChange {
  readonly key: string
  readonly what: 'added' | 'gone' | 'outcome' | 'excused' | 'excuse_gone'
  readonly before: Outcome | null
  readonly after: Outcome | null
}

/** What is other than in the version before, by row: two versions without any change are the same report. */
export function changesBetween(before: readonly RowVersion[], after: readonly RowVersion[]): readonly RowChange[] {
  const earlier = new Map(before.map((row) => [row.key, row]))
  const later = new Map(after.map((row) => [row.key, row]))
  const gone = before
    .filter(({ key }) => !later.has(key))
    .map(({ key, outcome }): RowChange => ({ key, what: 'gone', before: outcome, after: null }))
  return [...after.flatMap((row) => changesOf(earlier.get(row.key), row)), ...gone]
}

function changesOf(before: RowVersion | undefined, { key, outcome, isExcused }: RowVersion): readonly RowChange[] {
  if (!before) return [{ key, what: 'added', before: null, after: outcome }]
  const both = { key, before: before.outcome, after: outcome }
  return [
    ...(before.outcome === outcome ? [] : [{ ...both, what: 'outcome' as const }]),
    ...(before.isExcused === isExcused
      ? []
      : [{ ...both, what: isExcused ? ('excused' as const) : ('excuse_gone' as const) }]),
  ]
}
