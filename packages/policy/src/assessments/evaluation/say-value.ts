const longest = 300
const itemsShown = 8
const partsShown = 6

/** A value as evidence: a plain string of at most 300 characters, whatever it was. */
export function sayValue(value: unknown): string {
  const said = say(value, 0).replace(/\p{C}/gu, ' ')
  return said.length <= longest ? said : `${said.slice(0, longest - 1)}…`
}

function say(value: unknown, depth: number): string {
  if (typeof value === 'string') return value.slice(0, longest + 1)
  if (typeof value === 'number') return sayNumber(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === null || value === undefined) return 'none'
  if (Array.isArray(value)) return sayList(value, depth)
  if (typeof value === 'object' && depth < 2) return sayParts(value, depth)
  return '…'
}

const sayNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))

function sayList(list: readonly unknown[], depth: number): string {
  if (list.length === 0) return 'none'
  const shown = list.slice(0, itemsShown).map((item) => say(item, depth + 1))
  const left = list.length - shown.length
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ')
}

const sayParts = (value: object, depth: number): string =>
  Object.entries(value)
    .slice(0, partsShown)
    .map(([key, part]) => `${key}: ${say(part, depth + 1)}`)
    .join(', ')
