import { z } from 'zod'
import { annexSchema, policySchema } from './schema.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** JSON Schema (2020-12) of the policy document, for editors. Pure: the same text for the same schema. */
export const policyJsonSchema = (): JsonSchema => ({
  ...z.toJSONSchema(policySchema, { io: 'input' }),
  title: 'Mainstay support policy',
})

/** JSON Schema of an annex of special terms. */
export const annexJsonSchema = (): JsonSchema => ({
  ...z.toJSONSchema(annexSchema, { io: 'input' }),
  title: 'Mainstay annex of special terms',
})

/** The exact text of `policies/policy.schema.json`. */
export const policyJsonSchemaText = (): string => {
  const schema = z.toJSONSchema(policySchema, { io: 'input', reused: 'ref' })
  return `${JSON.stringify({ ...schema, title: 'Mainstay support policy' }, null, 2)}\n`
}
