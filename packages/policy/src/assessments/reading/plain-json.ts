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
  readonly value: object
  readonly depth: number
  /** Where it stands: looked up only when something is wrong there. */
  readonly key: string | number
  readonly above: Step | undefined
}
const pathTo = (step: Step | undefined): (string | number)[] => (step?.above ? [...pathTo(step.above), step.key] : [])

/** Walks without recursion: depth is counted, never felt. */
function faultOf(document: unknown): FieldFault | undefined {
  const { depth, values } = documentLimits
  if (typeof document !== 'object' || document === null) return undefined
  const left: Step[] = [{ value: document, depth: 0, key: '', above: undefined }]
  let seen = 0
  for (let step = left.pop(); step; step = left.pop()) {
    if (step.depth >= depth) return { path: fieldPath(pathTo(step)), message: 'This is nested too deeply.' }
    const keys = Array.isArray(step.value) ? step.value.keys() : Object.keys(step.value)
    for (const key of keys) {
      seen += 1
      if (seen > values) return { path: '', message: 'This holds more than two million values.' }
      const inner: unknown = Reflect.get(step.value, key)
      const fault = textFault(key, inner)
      if (fault) return { path: fieldPath([...pathTo(step), key]), message: fault }
      if (typeof inner === 'object' && inner !== null)
        left.push({ value: inner, depth: step.depth + 1, key, above: step })
    }
  }
  return undefined
}

function textFault(key: string | number, value: unknown): string | undefined {
  if (typeof key === 'string' && key.length > documentLimits.keyLength) return 'This name is too long.'
  if (typeof value !== 'string' || value.length <= documentLimits.textLength) return undefined
  return 'This text is longer than 20,000 characters.'
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
