/**
 * When a zone's offset changes between two instants, found by looking at each hour's reading through Intl; to the
 * hour's beginning. Independent of the engine's own search.
 */
export const offsetChanges = (zone: string, from: number, to: number): readonly number[] => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset', hour: '2-digit' })
  const offsetAt = (at: number): string => format.format(at).split(' ').at(-1) ?? ''
  const changes: number[] = []
  const DAY_MS = 86_400_000
  for (let day = from; day < to; day += DAY_MS) {
    if (offsetAt(day) === offsetAt(day + DAY_MS)) continue
    for (let at = day; at < day + DAY_MS; at += 900_000)
      if (offsetAt(at) !== offsetAt(at + 900_000)) changes.push(at + 900_000)
  }
  return changes
}
