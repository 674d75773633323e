import type { Schema } from './probe-values.ts'

/** A body that was good but for one thing, and where that is. */
export interface Spoilt {
  readonly how: string
  readonly body: unknown
  readonly pointer: string
}

/** One body for each way to spoil it: a field nobody knows, then each field with a wrong type and with NUL in it. */
export function spoilBody(schema: Schema, good: Readonly<Record<string, unknown>>, typed: string): readonly Spoilt[] {
  const fields = Object.entries(schema.properties ?? {})
  return [
    { how: 'with an unknown field', body: { ...good, wat: typed }, pointer: '/wat' },
    ...fields.map(([name, field]) => ({
      ...{ how: `${name} of a wrong type`, pointer: `/${name}` },
      body: { ...good, [name]: wrongTypeFor(field, typed) },
    })),
    ...fields
      .filter(([, field]) => typesOf(field).includes('string'))
      .map(([name]) => ({
        ...{ how: `NUL in ${name}`, pointer: `/${name}` },
        body: { ...good, [name]: `${typed}\0` },
      })),
  ]
}

const typesOf = (schema: Schema): readonly string[] => [
  ...[schema.type ?? []].flat(),
  ...(schema.anyOf ?? []).flatMap(typesOf),
]

const wrongTypeFor = (schema: Schema, typed: string): unknown =>
  typesOf(schema).includes('string') ? { [typed]: typed } : typed
