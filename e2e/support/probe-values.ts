import { randomBytes, randomInt } from 'node:crypto'

/** The part of JSON Schema that the document of the API uses. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxLength?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const signs = '0123456789abcdefghjkmnpqrstvwxyz'
const alphabet = (length: number, from = signs) =>
  Array.from({ length }, () => from.charAt(randomInt(from.length))).join('')

/** An id that is well written and nobody's: of now, as a real one would be. */
export function nobodysId(prefix: string, like?: string): string {
  if (prefix === 'code') return alphabet(5, upper)
  if (prefix === 'number') return `${alphabet(5, upper)}-7`
  return like ? like.slice(0, -14) + alphabet(14) : `${prefix}_0${alphabet(25)}`
}

/** What ids a text may be, read off its pattern: `tkt` of `^tkt_[0-7]...`, or the `number` and `code` that people use. */
export function idPrefixesOf(schema: Schema): readonly string[] {
  if (schema.anyOf) return [...new Set(schema.anyOf.flatMap(idPrefixesOf))]
  if (schema.items) return idPrefixesOf(schema.items)
  const { pattern = '' } = schema
  if (pattern.startsWith('^[A-Z0-9]{2,8}')) return [pattern.includes('-') ? 'number' : 'code']
  return [...pattern.matchAll(/([a-z]+)_\[0-[79]/g)].map(([, prefix = '']) => prefix)
}

/** What a field means where its schema cannot say it. */
const meant: Readonly<Record<string, () => unknown>> = {
  zone: () => 'Europe/Berlin',
  plan: () => 'standard',
  currency: () => 'EUR',
  version: () => '1',
  cadence: () => '1 a month',
  password: () => 'a calm river runs south',
  newPassword: () => 'a calm river runs north',
}

const whole: Readonly<Record<string, (schema: Schema) => unknown>> = {
  'date-time': () => new Date(Date.now() + 3_600_000).toISOString(),
  date: () => '2027-03-01',
  email: () => `probe-${randomBytes(6).toString('hex')}@probe.example`,
}

/** A value that the schema accepts; ids come from `idOf`, so that the caller says whose they are. */
export function probeValue(schema: Schema, name: string, idOf: (prefix: string) => string): unknown {
  const [prefix] = idPrefixesOf(schema)
  if (prefix !== undefined && !schema.items) return idOf(prefix)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return probeValue(schema.anyOf.find(({ type }) => type !== 'null') ?? {}, name, idOf)
  const means = meant[name] ?? (schema.format === undefined ? undefined : whole[schema.format])
  return means ? means(schema) : byType(schema, name, idOf)
}

function byType(schema: Schema, name: string, idOf: (prefix: string) => string): unknown {
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.find((one) => one !== 'null')
  switch (type) {
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'array':
      return (schema.minItems ?? 0) > 0 && schema.items ? [probeValue(schema.items, name, idOf)] : []
    case 'object':
      return probeObject(schema, idOf)
    default:
      return probeText(schema)
  }
}

/** The fields that must be there and no other. */
export function probeObject(schema: Schema, idOf: (prefix: string) => string): Record<string, unknown> {
  const { properties = {}, required = [] } = schema
  return Object.fromEntries(required.map((name) => [name, probeValue(properties[name] ?? {}, name, idOf)]))
}

function probeText({ pattern = '', maxLength = 40 }: Schema): string {
  if (pattern.startsWith('^[A-Z]{2}')) return 'DE'
  return 'probe'.slice(0, maxLength)
}
