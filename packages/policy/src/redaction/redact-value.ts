import { isCount, isInnocent } from './innocent-values.ts'
import { readKeyName } from './key-names.ts'
import { markOf, type SecretKind } from './kinds.ts'
import { type Redacted, type Redaction, redactText } from './redact-text.ts'

export interface RedactedValue {
  readonly value: unknown
  readonly hits: Redacted['hits']
}

/**
 * The same for values as JSON has them: each text on its own, and everything under a key that names a secret. Keys keep
 * their places and are redacted as text; numbers and booleans stay unless their key names a secret.
 */
export const redactValue = (value: unknown, how: Redaction = {}): RedactedValue => {
  const hits: Partial<Record<SecretKind, number>> = {}
  const add = (kind: SecretKind, count: number): void => {
    hits[kind] = (hits[kind] ?? 0) + count
  }
  const text = (written: string): string => {
    const redacted = redactText(written, how)
    for (const [kind, count] of Object.entries(redacted.hits)) add(kind as SecretKind, count)
    return redacted.text
  }
  const hidden = (key: string, leaf: string | number): string | number => {
    if (isInnocent(String(leaf)) || (readKeyName(key) === 'counted' && isCount(String(leaf)))) return leaf
    add('named_secret', 1)
    return markOf('named_secret', how.tag?.(String(leaf)))
  }
  const walk = (node: unknown, key: string): unknown => {
    if (Array.isArray(node)) return node.map((item) => walk(item, key))
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(Object.entries(node).map(([name, inner]) => [text(name), walk(inner, name)]))
    const isSecret = readKeyName(key) !== 'open'
    if (isSecret && (typeof node === 'string' || typeof node === 'number')) return hidden(key, node)
    return typeof node === 'string' ? text(node) : node
  }
  return { value: walk(value, ''), hits }
}
