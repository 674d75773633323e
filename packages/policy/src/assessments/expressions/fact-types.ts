import type { Environment } from '@marcbachmann/cel-js'
import { z } from 'zod'
import { Snapshot } from '../snapshot.ts'

type JsonSchema = Readonly<Record<string, unknown>>
const asSchema = (value: unknown): JsonSchema => (typeof value === 'object' && value !== null ? { ...value } : {})

/** Fields of each named type, for suggestions: `Snapshot.host` -> [`cpu`, `disks`, ...]. */
export type FactFields = ReadonlyMap<string, readonly string[]>

/** Tells CEL what a snapshot is made of, so that a fact that does not exist is found when a rule is read. */
export function registerFacts(environment: Environment): FactFields {
  const fields = new Map<string, readonly string[]>()
  const declare = (name: string, schema: JsonSchema): string => {
    const properties = asSchema(schema.properties)
    const types = Object.entries(properties).map(
      ([key, inner]) => [key, typeOf(asSchema(inner), `${name}.${key}`)] as const,
    )
    environment.registerType(name, { fields: Object.fromEntries(types) })
    fields.set(name, Object.keys(properties))
    return name
  }
  /** Sizes, counts and shares are all `double`: JSON knows one kind of number. */
  const typeOf = (schema: JsonSchema, name: string): string => {
    if (schema.type === 'array') return `list<${typeOf(asSchema(schema.items), name)}>`
    if (schema.type === 'object' && schema.properties !== undefined) return declare(name, schema)
    if (schema.type === 'object') return `map<string, ${typeOf(asSchema(schema.additionalProperties), name)}>`
    if (schema.type === 'number' || schema.type === 'integer') return 'double'
    return schema.type === 'boolean' ? 'bool' : schema.type === 'string' ? 'string' : 'dyn'
  }
  const snapshot = asSchema(z.toJSONSchema(Snapshot, { io: 'output' }))
  declare('Snapshot', snapshot)
  environment.registerVariable('snapshot', 'Snapshot')
  for (const [key, inner] of Object.entries(asSchema(snapshot.properties)))
    environment.registerVariable(key, typeOf(asSchema(inner), `facts.${key}`))
  environment.registerType('Support', { fields: { state: 'string', supportedUntil: 'dyn', newest: 'dyn' } })
  fields.set('Support', ['state', 'supportedUntil', 'newest'])
  return fields
}

/** What an expression may speak of at the top. */
export const rootFacts: readonly string[] = ['snapshot', ...Object.keys(Snapshot.shape), 'support', 'at']
