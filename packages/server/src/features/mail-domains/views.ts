import type { MailDomain } from '@mainstay/contracts/mail-domains'
import { encodeId } from '../../platform/ids/index.ts'
import type { DomainRow } from './queries.ts'

/** The record that proves a domain: a name below it that nothing else uses. */
export const recordOf = ({ domain, token }: Pick<DomainRow, 'domain' | 'token'>) => ({
  name: `_mainstay.${domain}`,
  text: `mainstay=${token}`,
})

/** A claimed domain as its readers see it. */
export const domainView = (row: DomainRow): MailDomain => ({
  id: encodeId('mdm', row.id),
  accountId: encodeId('acc', row.account_id),
  domain: row.domain,
  record: recordOf(row),
  provedBy: row.proved_by,
  provedAt: row.proved_at?.toISOString() ?? null,
  claimedAt: row.claimed_at.toISOString(),
  version: row.version,
})
