import { Refusal } from '@mainstay/contracts/problems'

const jsonType = /^application\/json(?:; ?charset=utf-8)?$/
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** One spelling of the content type is read; every other, however alike, is refused (CVE-2025-32442 and its kin). */
export function requireJsonType(contentType: string | undefined): void {
  if (contentType === undefined || !jsonType.test(contentType)) throw new Refusal('request.unsupported_type')
}

/**
 * Reads a request body as strict JSON in UTF-8.
 * Refuses `request.unreadable` (not JSON) and `request.invalid` (a NUL character, or a field named `__proto__`).
 */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined
  const text = decodeUtf8(body)
  const value = parse(text)
  if (text.includes('\\u0000') || text.includes('__proto__')) refuseHiddenDangers(value)
  return value
}

function decodeUtf8(body: Buffer): string {
  try {
    return decoder.decode(body)
  } catch {
    throw new Refusal('request.unreadable', { detail: 'The body is not UTF-8.' })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('request.unreadable')
  }
}

/** Walks without recursion, so that a deep body costs memory in proportion to its length and no stack. */
function refuseHiddenDangers(root: unknown): void {
  const open: { readonly value: unknown; readonly pointer: string }[] = [{ value: root, pointer: '' }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, pointer } = next
    if (typeof value === 'string') refuseNul(value, pointer)
    if (typeof value !== 'object' || value === null) continue
    for (const [name, child] of Object.entries(value)) {
      refuseNul(name, pointer)
      if (name === '__proto__') throw invalid(pointer, 'unknown_field', 'This field is not known.')
      open.push({ value: child, pointer: `${pointer}/${escapePointer(name)}` })
    }
  }
}

/** PostgreSQL text cannot hold NUL; it is refused by name instead of failing later. */
export function refuseNul(text: string, pointer: string): void {
  if (text.includes('\0')) throw invalid(pointer, 'nul_character', 'This text holds a NUL character.')
}

/** One name as a token of a JSON pointer (RFC 6901). */
export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

const invalid = (pointer: string, code: string, detail: string) =>
  new Refusal('request.invalid', { errors: [{ pointer, code, detail }] })
