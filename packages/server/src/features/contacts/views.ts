import type { Contact } from '@mainstay/contracts/accounts'
import { encodeId } from '../../platform/ids/index.ts'
import type { MandateRow } from './queries.ts'

const iso = (at: Date | null): string | null => (at === null ? null : at.toISOString())

/** A mandate as its readers see it. */
export const contactView = (row: MandateRow): Contact => ({
  id: encodeId('man', row.id),
  accountId: encodeId('acc', row.account_id),
  person: { id: encodeId('per', row.person_id), name: row.name, side: 'customer', city: row.city },
  email: row.email,
  role: row.role === 'observer' ? 'observer' : 'contact',
  isPrimary: row.is_primary,
  isDeputy: row.is_deputy,
  isJoined: row.joining_id !== null,
  city: row.city,
  country: row.country,
  region: row.region,
  zone: row.zone,
  trainedOn: row.completions.at(-1)?.completedOn ?? null,
  awayUntil: iso(row.away_until),
  mailCameBackAt: iso(row.bounced_at),
  fromAt: row.from_at.toISOString(),
  endsAt: iso(row.ends_at),
  toAt: iso(row.to_at),
  version: row.version,
})
