import { ask } from './ask.ts'
import type { DeskProcess } from './desk-process.ts'
import { idPrefixesOf, nobodysId, probeObject, probeValue, type Schema } from './probe-values.ts'
import { withoutRefs } from './without-refs.ts'

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}
/** One operation of the running desk, as its own document tells it. */
export interface Operation {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly isOpenToAnyone: boolean
  readonly needsVersion: boolean
  readonly parameters: readonly Parameter[]
  readonly body: Schema | undefined
}
/** A place in a request where the id of something is named. */
export interface IdPosition {
  readonly where: 'path' | 'query' | 'body'
  readonly name: string
  readonly prefixes: readonly string[]
  readonly isList: boolean
}
/** Ids by prefix: whose they are is for the caller to know. */
export type Pool = Readonly<Record<string, readonly string[]>>

interface Document extends Readonly<Record<string, unknown>> {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>
}
interface RawOperation {
  readonly responses?: unknown
  readonly security?: readonly unknown[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

/** Every operation of the document that the desk itself serves. */
export async function readOperations(desk: DeskProcess): Promise<readonly Operation[]> {
  const { text } = await ask(desk, { method: 'GET', path: '/api/openapi.json' })
  const document = JSON.parse(text) as Document
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses: _unread, ...asked }]) =>
      toOperation(method.toUpperCase(), path, withoutRefs(asked, document)),
    ),
  )
}

function toOperation(method: string, path: string, raw: RawOperation): Operation {
  const parameters = raw.parameters ?? []
  const body = raw.requestBody?.content['application/json']?.schema
  return {
    name: `${method} ${path}`,
    method,
    path,
    isOpenToAnyone: raw.security?.length === 0,
    needsVersion: parameters.some((one) => one.name === 'If-Match' && one.required === true),
    parameters: parameters.filter((one) => one.in !== 'header'),
    // of several shapes the first is tried
    body: body?.oneOf?.[0] ?? body?.anyOf?.[0] ?? body,
  }
}

/** Where ids stand in its path, query and body; a field called `…Id` counts whatever its schema says. */
export function idPositionsOf(operation: Operation): readonly IdPosition[] {
  const named = [
    ...operation.parameters.map(({ in: where, name, schema }) => ({ where, name, schema })),
    ...Object.entries(operation.body?.properties ?? {}).map(([name, schema]) => ({ where: 'body', name, schema })),
  ]
  return named.flatMap(({ where, name, schema }) => {
    const prefixes = idPrefixesOf(schema)
    // what the customer's own system calls it is text of hers, and comes back to her
    const isNamedId = /Ids?$/.test(name) && name !== 'externalId'
    const known = prefixes.length === 0 && isNamedId ? ['tkt'] : prefixes
    if (known.length === 0 || where === 'header') return []
    return [{ where: where as IdPosition['where'], name, prefixes: known, isList: schema.items !== undefined }]
  })
}

export interface Filled {
  readonly method: string
  readonly path: string
  readonly body?: string
  readonly headers: Readonly<Record<string, string>>
}

/** A request that the contract accepts, with ids of `pool`; `named` puts one id at one position. */
export function fillRequest(
  operation: Operation,
  pool: Pool,
  named?: { readonly position: IdPosition; readonly id: string },
): Filled {
  const idOf = (prefix: string) => pool[prefix]?.[0] ?? nobodysId(prefix)
  const at = (where: IdPosition['where'], name: string) =>
    named?.position.where === where && named.position.name === name ? named : undefined
  const valueFor = ({ in: where, name, schema }: Parameter) =>
    at(where as 'path', name)?.id ?? String(probeValue(schema, name, idOf))
  const query = operation.parameters
    .filter((one) => one.in === 'query' && (one.required === true || at('query', one.name)))
    .map((one) => `${one.name}=${encodeURIComponent(valueFor(one))}`)
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name)
    return parameter ? encodeURIComponent(valueFor(parameter)) : name
  })
  const body = operation.body && bodyOf(operation.body, idOf, named)
  return {
    method: operation.method,
    path: `/api/v1${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    ...(body ? { body: JSON.stringify(body) } : {}),
    headers: operation.needsVersion ? { 'if-match': '"1"' } : {},
  }
}

function bodyOf(
  schema: Schema,
  idOf: (prefix: string) => string,
  named?: { readonly position: IdPosition; readonly id: string },
): Record<string, unknown> {
  const body = probeObject(schema, idOf)
  if (named?.position.where !== 'body') return body
  const { name, isList } = named.position
  return { ...body, [name]: isList ? [named.id] : named.id }
}
