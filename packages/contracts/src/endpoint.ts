import type { z } from 'zod'
import type { ProblemCode } from './problems.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** Who may knock at all; what they may do there is a sentence of `policy/access`. */
export type Door = 'anyone' | 'signed_in' | 'customer' | 'staff'

export interface EndpointParts<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  M extends Method,
  Path extends string,
> {
  readonly method: M
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: Path
  readonly summary: string
  readonly tag: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly returns: R
  /** 200 when absent. */
  readonly status?: 200 | 201 | 202 | 204 | 303
  readonly door?: Door
  /** `required` on PUT, PATCH, DELETE (428 without); `honoured` on POST actions. */
  readonly ifMatch?: 'required' | 'honoured'
  readonly refuses: readonly ProblemCode[]
}
export type Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  M extends Method = Method,
  Path extends string = string,
> = EndpointParts<P, Q, B, R, M, Path>

/** States one operation of the API: the deal, said once, for server, OpenAPI, client and tests. */
export const endpoint = <
  const M extends Method,
  const Path extends string,
  R extends z.ZodType,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(
  parts: EndpointParts<P, Q, B, R, M, Path>,
): Endpoint<P, Q, B, R, M, Path> => parts

type Infer<T> = T extends z.ZodType ? z.infer<T> : undefined
type InferInput<T> = T extends z.ZodType ? z.input<T> : undefined
/** What a use case receives: parsed params, query and body. */
export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType, Method, string>
    ? { readonly params: Infer<P>; readonly query: Infer<Q>; readonly body: Infer<B> }
    : never
/** What a client sends: defaults may be left out. */
export type SentOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType, Method, string>
    ? { readonly params: InferInput<P>; readonly query: InferInput<Q>; readonly body: InferInput<B> }
    : never
export type OutputOf<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R, Method, string> ? z.infer<R> : never
