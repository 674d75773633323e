import { describe, expect, it } from 'vitest'
import { openApi } from './open-api.ts'

type Json = Readonly<Record<string, unknown>>
const document = openApi()
const components = document.components as Readonly<Record<string, Json>>
const operations = Object.entries(document.paths as Readonly<Record<string, Readonly<Record<string, Json>>>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

/** Every `$ref` below a part of the document, by the place it stands at. */
function refsIn(part: unknown, place: string): readonly (readonly [place: string, ref: string])[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) =>
    name === '$ref' ? [[place, String(value)] as const] : refsIn(value, `${place}/${name}`),
  )
}
/** What kind of component may stand at a place: a schema in a schema, an answer among answers. */
function kindAt(place: string): string {
  const names = place.split('/')
  const kinds = ['schema', 'schemas', 'examples', 'headers', 'parameters', 'responses']
  const kind = kinds.find((one) => names.includes(one)) ?? 'nothing'
  return kind === 'schema' ? 'schemas' : kind
}

describe('the document of the API', () => {
  it('points only to what is there, and to the right kind of it', () => {
    const astray = refsIn(document, '').filter(([place, ref]) => {
      const [root, kept, kind = '', name = '', ...rest] = ref.split('/')
      const isThere = root === '#' && kept === 'components' && rest.length === 0 && name in (components[kind] ?? {})
      return !isThere || kind !== kindAt(place)
    })
    expect(astray).toEqual([])
  })

  it('keeps no component that no operation reaches', () => {
    const reached = new Set<string>()
    const follow = (part: unknown) => {
      for (const [, ref] of refsIn(part, '')) {
        if (reached.has(ref)) continue
        reached.add(ref)
        const [, , kind = '', name = ''] = ref.split('/')
        follow(components[kind]?.[name])
      }
    }
    follow(document.paths)
    const { securitySchemes: _ofEveryOperation, ...shared } = components
    const kept = Object.entries(shared).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
    )
    expect(kept.filter((ref) => !reached.has(ref))).toEqual([])
  })

  it('names its components as OpenAPI allows, and says what each parameter of a path is', () => {
    const names = Object.values(components).flatMap((parts) => Object.keys(parts))
    expect(names.filter((name) => !/^[a-zA-Z0-9._-]+$/.test(name))).toEqual([])
    for (const { path, operation } of operations) {
      const parameters = operation.parameters as readonly { readonly in?: string; readonly name?: string }[]
      const said = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
      expect(said.sort(), path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort())
    }
  })

  it('says a named thing once: nothing with a name is written out a second time', () => {
    const schemas = components.schemas ?? {}
    const written = Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name] as const)
    const long = written.filter(([text]) => text.length > 200)
    const rest = JSON.stringify(document.paths)
    expect(long.filter(([text]) => rest.includes(text)).map(([, name]) => name)).toEqual([])
  })
})
