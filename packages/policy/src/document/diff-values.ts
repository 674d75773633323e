/** A value that differs between two documents, with its place. */
export interface ValueDifference {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const write = (value: unknown): string | null => {
  if (value === undefined) return null
  if (typeof value === 'string') return value
  const isPlainList = Array.isArray(value) && value.every((item) => typeof item !== 'object')
  return isPlainList ? value.join(', ') || 'none' : JSON.stringify(value)
}

/** Every leaf (text, number, choice or list) that differs, in the order of the keys. */
export const diffValues = (before: unknown, after: unknown, path: string): readonly ValueDifference[] => {
  if (!isGroup(before) || !isGroup(after)) {
    const [old, now] = [write(before), write(after)]
    return old === now ? [] : [{ path, before: old, after: now }]
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => diffValues(Reflect.get(before, key), Reflect.get(after, key), `${path}.${key}`))
}
