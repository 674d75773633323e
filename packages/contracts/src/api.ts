import { z } from 'zod'
import type { Endpoint, OutputOf, SentOf } from './endpoint.ts'
import * as nouns from './nouns.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'refuses' in value

/**
 * Every operation of the product, in one list, by path: routes, OpenAPI, client types and sweeps start from it.
 */
export const endpoints: readonly Endpoint[] = Object.values<unknown>(nouns)
  .filter(isEndpoint)
  .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType

/** What each schema is called in the document of the API: as it is exported. One that is not stands where it is used. */
export const schemaNames: ReadonlyMap<z.ZodType, string> = new Map(
  Object.entries<unknown>(nouns).flatMap(([name, value]) => (isSchema(value) ? [[value, name] as const] : [])),
)

type Operations<M> = {
  [K in keyof M as M[K] extends Endpoint ? `${M[K]['method']} ${M[K]['path']}` : never]: M[K] extends Endpoint
    ? SentOf<M[K]> & { readonly returns: OutputOf<M[K]> }
    : never
}
/** Type map from `METHOD /path` to what is sent and what comes back. Types only: nothing of it reaches a bundle. */
export type Api = Operations<typeof nouns>
