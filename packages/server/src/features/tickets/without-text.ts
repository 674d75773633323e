interface Removing {
  readonly secret: string
  readonly mark: string
  /** Only in fields of these names; everywhere when absent. */
  readonly fields?: readonly string[]
}

/** The same JSON value with a text taken out of its strings; names, numbers and shape stay. */
export function withoutText(value: unknown, removing: Removing, field?: string): unknown {
  if (typeof value === 'string') {
    const isMeant = removing.fields === undefined || (field !== undefined && removing.fields.includes(field))
    return isMeant ? value.replaceAll(removing.secret, removing.mark) : value
  }
  if (Array.isArray(value)) return value.map((part) => withoutText(part, removing, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutText(part, removing, name)]))
}
