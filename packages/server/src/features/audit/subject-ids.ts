import { idPrefixes } from '@mainstay/contracts/events'
import { decodeTypeId, encodeTypeId } from '../../platform/ids/index.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id of an event's or entry's subject as it travels. */
export const subjectTypeId = (type: string, id: string): string => {
  const prefix = idPrefixes[type]
  return prefix && uuid.test(id) ? encodeTypeId(prefix, id) : id
}

/** The stored id behind what a reader asked for; what is no TypeID stays as it is. */
export const subjectUuid = (id: string): string => {
  const prefix = id.split('_').slice(0, -1).join('_')
  return decodeTypeId(prefix, id) ?? id
}
