import type { IdentityProvider } from '@mainstay/contracts/identity-providers'
import { encodeId } from '../../platform/ids/index.ts'
import { type ProviderRow, staffsAccount } from './queries.ts'

export const providerView = (row: ProviderRow): IdentityProvider => ({
  id: encodeId('idp', row.id),
  accountId: row.account_id === staffsAccount ? null : encodeId('acc', row.account_id),
  issuer: row.issuer,
  clientId: row.client_id,
  label: row.label,
  isOn: row.is_on,
  ssoOnly: row.sso_only,
  joinsAs: row.joins_as === 'contact' || row.joins_as === 'observer' ? row.joins_as : null,
  joinDomains: row.join_domains,
  people: row.people ?? 0,
  createdAt: row.created_at.toISOString(),
  version: row.version,
})
