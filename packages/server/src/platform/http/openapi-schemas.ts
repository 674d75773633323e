import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>
/** The name of each schema that has one. */
export type SchemaNames = ReadonlyMap<z.ZodType, string>

interface Side {
  /** What was asked for, as it stands where it is used: a `$ref` where it has a name. */
  readonly whole: ReadonlyMap<z.ZodType, Json>
  /** Each named schema that is reached from there, under its name. */
  readonly parts: Readonly<Record<string, Json>>
}
export interface DescribedSchemas {
  readonly sent: (schema: z.ZodType) => Json
  readonly answered: (schema: z.ZodType) => Json
  /** For `components.schemas`: only what is reached from an operation. */
  readonly components: Readonly<Record<string, Json>>
}

/**
 * Schemas as JSON Schema 2020-12, each named one said once. What is sent and what is answered under the same name are
 * one component, but where they differ (a field with a default may be left out only when sent): there, what is sent is
 * called `…Input`.
 */
export function describeSchemas(
  names: SchemaNames,
  used: { readonly sent: readonly z.ZodType[]; readonly answered: readonly z.ZodType[] },
): DescribedSchemas {
  const sent = describeSide(names, 'input', used.sent)
  const answered = describeSide(names, 'output', used.answered)
  const differing = differingNames(sent.parts, answered.parts)
  const nameSent = (name: string) => (differing.has(name) ? `${name}Input` : name)
  const components = [
    ...Object.entries(answered.parts).map(([name, part]) => [name, pointToComponents(part)] as const),
    ...Object.entries(sent.parts).map(([name, part]) => [nameSent(name), pointToComponents(part, nameSent)] as const),
  ]
  return {
    sent: (schema) => pointToComponents(sent.whole.get(schema) ?? {}, nameSent),
    answered: (schema) => pointToComponents(answered.whole.get(schema) ?? {}),
    components: Object.fromEntries(components.sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** All in one tuple: what they share is then gathered once. */
function describeSide(names: SchemaNames, io: 'input' | 'output', schemas: readonly z.ZodType[]): Side {
  const { prefixItems = [], $defs = {} } = z.toJSONSchema(z.tuple(schemas as [z.ZodType]), {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    reused: 'inline',
    metadata: new NamingRegistry(names),
    override: ({ jsonSchema }) => {
      // the door refuses unknown fields at every depth
      if (jsonSchema.properties) jsonSchema.additionalProperties ??= false
      if (jsonSchema.type === 'integer') nameWidth(jsonSchema)
    },
  })
  const described = prefixItems as readonly Json[]
  return { whole: new Map(schemas.map((schema, at) => [schema, described[at] ?? {}])), parts: $defs as Side['parts'] }
}

/** Whole numbers that only the safe range of JSON bounds: `int64` says that in one word. */
function nameWidth(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum !== Number.MAX_SAFE_INTEGER) return
  delete schema.maximum
  schema.format = 'int64'
}

/** What schemas say of themselves, and their names. */
class NamingRegistry extends z.core.$ZodRegistry<Record<string, unknown>> {
  readonly #names: SchemaNames
  constructor(names: SchemaNames) {
    super()
    this.#names = names
  }
  override get(schema: z.core.$ZodType): Record<string, unknown> {
    const id = this.#names.get(schema as z.ZodType)
    return { ...z.globalRegistry.get(schema), ...(id === undefined ? {} : { id }) }
  }
}

/** Names that stand for one thing when sent and another when answered, be it only by what they are made of. */
function differingNames(sent: Side['parts'], answered: Side['parts']): ReadonlySet<string> {
  const shared = Object.keys(sent).filter((name) => name in answered)
  const texts = new Map(shared.map((name) => [name, JSON.stringify(sent[name])]))
  const differing = new Set(shared.filter((name) => texts.get(name) !== JSON.stringify(answered[name])))
  for (const name of differing) {
    const users = shared.filter((user) => texts.get(user)?.includes(`"#/$defs/${name}"`))
    for (const user of users) differing.add(user)
  }
  return differing
}

function pointToComponents(schema: Json, rename = (name: string) => name): Json {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string'
      ? `#/components/schemas/${rename(value.replace('#/$defs/', ''))}`
      : value,
  ) as Json
}
