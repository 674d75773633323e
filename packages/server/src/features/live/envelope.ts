import { type EventEnvelope, idPrefixes } from '@mainstay/contracts/events'
import { encodeTypeId } from '../../platform/ids/index.ts'
import type { EventRow } from './queries.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const noAccount = '00000000-0000-0000-0000-000000000000'

/** An event as it travels: the same for every reader who may know of it. */
export function envelopeOf(row: EventRow): EventEnvelope {
  return {
    id: encodeTypeId('evt', row.id),
    type: row.type as EventEnvelope['type'],
    version: row.version,
    accountId: row.account_id === noAccount ? null : encodeTypeId('acc', row.account_id),
    accountSeq: row.account_seq,
    subject: { type: row.subject_type, id: wireId(row.subject_type, row.subject_id) },
    actor: { type: row.actor_type, id: row.actor_id && encodeTypeId('per', row.actor_id) },
    audience: row.audience,
    at: row.at.toISOString(),
    data: Object.fromEntries(Object.entries(row.data).map(([name, value]) => [name, wireValue(name, value)])),
  }
}

/** `messageId` holds the id of a message; other names ending so are people. */
function wireValue(name: string, value: EventRow['data'][string]) {
  if (typeof value !== 'string' || !uuid.test(value)) return value
  return name.endsWith('Id') ? wireId(name.slice(0, -2), value) : wireId('person', value)
}

const wireId = (kind: string, id: string): string => (uuid.test(id) ? encodeTypeId(idPrefixes[kind] ?? 'per', id) : id)
