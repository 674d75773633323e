const widest = 120

/**
 * JSON for people, as text with a newline at its end: what fits on a line of 120 stands on one, so that a `$ref` or a
 * type is a line and not three. Equal values give equal bytes.
 */
export const printJson = (value: unknown): string => `${print(value, '', 0)}\n`

/** `taken` is what already stands on the line: the indent, a name before the value, a comma after it. */
function print(value: unknown, indent: string, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const flat = onOneLine(value)
  if (taken + flat.length <= widest) return flat
  const inner = `${indent}  `
  const part = (prefix: string, one: unknown) =>
    `${inner}${prefix}${print(one, inner, inner.length + prefix.length + 1)}`
  return Array.isArray(value)
    ? `[\n${value.map((one) => part('', one)).join(',\n')}\n${indent}]`
    : `{\n${entriesOf(value)
        .map(([name, one]) => part(`${JSON.stringify(name)}: `, one))
        .join(',\n')}\n${indent}}`
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = entriesOf(value).map(([name, one]) => `${JSON.stringify(name)}: ${onOneLine(one)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

const entriesOf = (value: object) => Object.entries(value).filter(([, one]) => one !== undefined)
