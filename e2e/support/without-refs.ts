type Json = Readonly<Record<string, unknown>>

/** A part of the document of the API with what it refers to put in its place, so that it can be read by itself. */
export function withoutRefs<T>(part: T, document: Json): T {
  return fill(part, document) as T
}

function fill(value: unknown, document: Json): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, document))
  if (typeof value !== 'object' || value === null) return value
  const { $ref, ...own } = value as { readonly $ref?: string }
  const named = $ref === undefined ? {} : (fill(lookUp($ref, document), document) as Json)
  return { ...named, ...Object.fromEntries(Object.entries(own).map(([name, one]) => [name, fill(one, document)])) }
}

function lookUp($ref: string, document: Json): unknown {
  const found = $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (part as Json | undefined)?.[name], document)
  if (found === undefined) throw new Error(`${$ref} leads nowhere`)
  return found
}
