import { createHmac, randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import {
  findSecrets,
  markOf,
  openPseudonyms,
  openSecretMemory,
  type Pseudonym,
  redactText,
  redactValue,
} from '@mainstay/policy/redaction'
import { z } from 'zod'

const NamesFile = z.object({
  key: z.string().regex(/^[0-9a-f]{64}$/),
  names: z.array(z.object({ kind: z.enum(['host', 'ip']), number: z.number().int().positive(), name: z.string() })),
})

export interface RedactorOptions {
  readonly pseudonyms: boolean
  readonly emails: boolean
  /** Where the true names stay, on the customer's machine; never packed. */
  readonly namesFile: string
  /** Names that are surely hosts. */
  readonly hosts: readonly string[]
}

/** Takes secrets out of whatever is kept, counts them, and gives machines other names where asked. */
export interface Redactor {
  readonly text: (text: string) => string
  readonly value: <T>(value: T) => unknown
  /** Once more over what was kept earlier, for secrets that became known since. */
  readonly again: (text: string) => string
  readonly hits: () => Readonly<Record<string, number>>
  /** Keeps the true names for who made the bundle, readable by them alone. */
  readonly keepNames: () => Promise<void>
}

const longestText = 2000

/** No text of a snapshot is longer than a person would read; cut only after it was redacted. */
const clipped = (value: unknown): unknown => {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)}…` : value
  if (Array.isArray(value)) return value.map(clipped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.slice(0, 200), clipped(inner)]))
}

const eachText = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => eachText(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [change(key), eachText(inner, change)]))
}

const readNames = async (path: string): Promise<z.infer<typeof NamesFile> | undefined> => {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : NamesFile.parse(JSON.parse(text))
}

const ownNames = (): readonly string[] => {
  const name = hostname()
  return [name, name.split('.')[0] ?? name]
}

/** Opens the redactor of one run. Marks of secrets are keyed: without the key nobody can tell which secret they stand for. */
export const openRedactor = async ({ pseudonyms, emails, namesFile, hosts }: RedactorOptions): Promise<Redactor> => {
  const before = pseudonyms ? await readNames(namesFile) : undefined
  const key = before?.key ?? randomBytes(32).toString('hex')
  const memory = openSecretMemory()
  const tag = (secret: string) => {
    const mark = createHmac('sha256', key).update(secret).digest('hex').slice(0, 6)
    memory.learn(secret, markOf('named_secret', mark))
    return mark
  }
  const names = pseudonyms
    ? openPseudonyms([...ownNames(), ...hosts], (before?.names ?? []) as readonly Pseudonym[])
    : undefined
  const how = { emails, tag, ...(names ? { pseudonyms: names } : {}) }
  const counted: Record<string, number> = {}
  const count = (hits: Readonly<Partial<Record<string, number>>>) => {
    for (const [kind, more] of Object.entries(hits)) counted[kind] = (counted[kind] ?? 0) + (more ?? 0)
  }
  const again = (text: string): string => {
    const { text: clean, count: more } = memory.replaceIn(text)
    if (more > 0) count({ named_secret: more })
    return clean
  }
  return {
    text: (text) => {
      const redacted = redactText(text, how)
      count(redacted.hits)
      return again(redacted.text)
    },
    value: (value) => {
      const redacted = redactValue(value, how)
      count(redacted.hits)
      return clipped(eachText(redacted.value, again))
    },
    again,
    hits: () => ({ ...counted }),
    keepNames: async () => {
      if (!names) return
      await writeFile(namesFile, `${JSON.stringify({ key, names: names.list() }, null, 2)}\n`, { mode: 0o600 })
    },
  }
}

/** A last look at a finished file: the kind of the first secret that still stands in it, and where. */
export const lookAgain = (
  path: string,
  text: string,
): { readonly kind: string; readonly where: string } | undefined => {
  if (path.endsWith('.json')) {
    const [kind] = Object.keys(redactValue(JSON.parse(text)).hits)
    return kind === undefined ? undefined : { kind, where: path }
  }
  const [hit] = findSecrets(text)
  return hit && { kind: hit.kind, where: `${path}, line ${text.slice(0, hit.start).split('\n').length}` }
}
