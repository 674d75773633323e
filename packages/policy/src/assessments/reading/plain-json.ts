/** What a document that a machine made may be, so that whatever reads it ends soon. */
export const documentLimits = {
  characters: 16_000_000,
  depth: 12,
  values: 2_000_000,
  textLength: 20_000,
  keyLength: 300,
} as const

/** A field that is not as it should be, in words for whoever sent it. */
export interface FieldFault {
  /** As a person writes it: `host.disks[2].usedBytes`; empty for the document itself. */
  readonly path: string
  readonly message: string
}
export type PlainJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: FieldFault }

const refuse = (message: string, path = ''): PlainJson => ({ ok: false, fault: { path, message } })

/** Parses JSON and holds it to `documentLimits`, before anything looks at what it means. Never throws. */
export function readPlainJson(text: string): PlainJson {
  if (text.length > documentLimits.characters) return refuse('This is longer than 16 million characters.')
  try {
    const value: unknown = JSON.parse(text)
    const fault = faultOf(value)
    return fault ? { ok: false, fault } : { ok: true, value }
  } catch {
    return refuse('This is not JSON, or it is cut short.')
  }
}

interface Step {
  readonly value: unknown
  readonly path: readonly (string | number)[]
}
/** Walks without recursion: depth is counted, never felt. */
function faultOf(document: unknown): FieldFault | undefined {
  const left: Step[] = [{ value: document, path: [] }]
  let seen = 0
  for (let step = left.pop(); step; step = left.pop()) {
    const { value, path } = step
    if (typeof value === 'string' && value.length > documentLimits.textLength)
      return { path: fieldPath(path), message: 'This text is longer than 20,000 characters.' }
    if (typeof value !== 'object' || value === null) continue
    if (path.length >= documentLimits.depth) return { path: fieldPath(path), message: 'This is nested too deeply.' }
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'number' && Array.isArray(value)) continue
      seen += 1
      if (seen > documentLimits.values) return { path: '', message: 'This holds more than two million values.' }
      if (key.length > documentLimits.keyLength) return { path: fieldPath(path), message: 'A name in it is too long.' }
      left.push({ value: inner, path: [...path, Array.isArray(value) ? Number(key) : key] })
    }
  }
  return undefined
}

const plainKey = /^[A-Za-z_][A-Za-z0-9_]{0,60}$/

/** `host.disks[2].usedBytes`, `host.sysctl["vm.swappiness"]`. */
export const fieldPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((written, key) => {
    if (typeof key === 'number') return `${written}[${key}]`
    const name = String(key).slice(0, 60)
    if (!plainKey.test(name)) return `${written}[${JSON.stringify(name)}]`
    return written === '' ? name : `${written}.${name}`
  }, '')
