import type { Owed } from '../../owed/use-owed.ts'

export interface OwedSection {
  readonly key: string
  readonly name: 'late' | 'month' | 'coming' | 'over'
  readonly items: readonly Owed[]
}

/** In time order: what is late, then month by month what falls due, then the windows that have not begun. */
export function owedSections(items: readonly Owed[], now: number): readonly OwedSection[] {
  const isLate = ({ state, dueAt }: Owed) =>
    state === 'breached' || state === 'met_late' || (state !== 'met' && Date.parse(dueAt) < now)
  const late = items.filter(isLate)
  const running = items.filter((owed) => !isLate(owed) && owed.hasBegun)
  const coming = items.filter((owed) => !isLate(owed) && !owed.hasBegun)
  const months = [...Map.groupBy(running, ({ dueAt }) => new Date(Date.parse(dueAt) - 1).toISOString().slice(0, 7))]
  return [
    { key: 'late', name: 'late' as const, items: late },
    ...months.map(([key, due]) => ({ key, name: 'month' as const, items: due })),
    { key: 'coming', name: 'coming' as const, items: coming },
  ].filter((section) => section.items.length > 0)
}
