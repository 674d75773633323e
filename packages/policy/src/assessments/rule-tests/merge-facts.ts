type Facts = Readonly<Record<string, unknown>>

const isMap = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Maps are merged, lists and values replaced, `null` takes away. Neither side is changed. */
export function mergeFacts(base: Facts, change: Facts): Facts {
  const merged = new Map(Object.entries(base))
  for (const [key, value] of Object.entries(change)) {
    const before = merged.get(key)
    if (value === null) merged.delete(key)
    else merged.set(key, isMap(value) && isMap(before) ? mergeFacts(before, value) : value)
  }
  return Object.fromEntries(merged)
}
