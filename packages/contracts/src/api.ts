import * as access from './access.ts'
import * as accounts from './accounts.ts'
import * as commitments from './commitments.ts'
import type { Endpoint, OutputOf, SentOf } from './endpoint.ts'
import * as files from './files.ts'
import * as heldRequests from './held-requests.ts'
import * as imports from './imports.ts'
import * as live from './live.ts'
import * as mailDomains from './mail-domains.ts'
import * as policies from './policies.ts'
import * as staff from './staff.ts'
import * as tickets from './tickets.ts'
import * as told from './told.ts'

const nouns = {
  access,
  accounts,
  commitments,
  files,
  heldRequests,
  imports,
  live,
  mailDomains,
  policies,
  staff,
  tickets,
  told,
}

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'refuses' in value

/** Every operation of the product, in one list: routes, OpenAPI, client types and sweeps start from it. */
export const endpoints: readonly Endpoint[] = Object.values(nouns).flatMap((noun) =>
  Object.values(noun).filter(isEndpoint),
)

type Operations<M> = {
  [K in keyof M as M[K] extends Endpoint ? `${M[K]['method']} ${M[K]['path']}` : never]: M[K] extends Endpoint
    ? SentOf<M[K]> & { readonly returns: OutputOf<M[K]> }
    : never
}
/** Type map from `METHOD /path` to what is sent and what comes back. Types only: nothing of it reaches a bundle. */
export type Api = Operations<typeof access> &
  Operations<typeof accounts> &
  Operations<typeof commitments> &
  Operations<typeof files> &
  Operations<typeof heldRequests> &
  Operations<typeof imports> &
  Operations<typeof live> &
  Operations<typeof mailDomains> &
  Operations<typeof policies> &
  Operations<typeof staff> &
  Operations<typeof tickets> &
  Operations<typeof told>
