import { z } from 'zod'

type Def = z.core.$ZodTypeDef & {
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly catchall?: z.ZodType
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly valueType?: z.ZodType
  readonly in?: z.ZodType
}

const made = new WeakMap<z.ZodType, z.ZodType>()

/**
 * The same schema, refusing unknown fields at every depth (a mistyped field is never silently dropped).
 * Objects that say what else they take (`catchall`, `looseObject`) keep their word. Lazy schemas stay as written.
 */
export function refuseUnknownFields(schema: z.ZodType): z.ZodType {
  const known = made.get(schema)
  if (known) return known
  const strict = tighten(schema)
  made.set(schema, strict)
  return strict
}

function tighten(schema: z.ZodType): z.ZodType {
  const def = schema.def as Def
  const inner = (name: 'element' | 'innerType' | 'valueType' | 'in') => {
    const part = def[name]
    return part ? z.core.clone(schema, { ...def, [name]: refuseUnknownFields(part) } as z.core.$ZodTypeDef) : schema
  }
  switch (def.type) {
    case 'object':
      return tightenObject(schema, def)
    case 'array':
      return inner('element')
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return inner('innerType')
    case 'record':
      return inner('valueType')
    case 'pipe':
      return inner('in')
    case 'union':
      return z.core.clone(schema, { ...def, options: def.options?.map(refuseUnknownFields) } as z.core.$ZodTypeDef)
    default:
      return schema
  }
}

function tightenObject(schema: z.ZodType, def: Def): z.ZodType {
  const shape = Object.fromEntries(
    Object.entries(def.shape ?? {}).map(([name, field]) => [name, refuseUnknownFields(field)]),
  )
  return z.core.clone(schema, { ...def, shape, catchall: def.catchall ?? z.never() } as z.core.$ZodTypeDef)
}
