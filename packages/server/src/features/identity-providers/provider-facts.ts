import type { ProviderFacts } from './ports.ts'
import type { ProviderParts } from './provider-parts.ts'
import type { ProviderRow } from './queries.ts'

/** What the desk shows a provider; undefined where the secret cannot be read any more. */
export function factsOf({ seal }: Pick<ProviderParts, 'seal'>, row: ProviderRow): ProviderFacts | undefined {
  const clientSecret = seal.open(row.id, row.sealed_secret)
  return clientSecret === undefined ? undefined : { issuer: row.issuer, clientId: row.client_id, clientSecret }
}
