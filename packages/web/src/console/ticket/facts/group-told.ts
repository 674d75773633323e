interface ToldOnce {
  readonly kind: string
  readonly at: string
}
export interface ToldGroup<T> {
  readonly key: string
  readonly told: readonly T[]
}

/** Everybody who was told the same thing at the same instant, together; the order of the list stays. */
export function groupTold<T extends ToldOnce>(told: readonly T[]): readonly ToldGroup<T>[] {
  const groups = new Map<string, T[]>()
  for (const one of told) {
    const key = `${one.kind} ${one.at}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups].map(([key, list]) => ({ key, told: list }))
}
