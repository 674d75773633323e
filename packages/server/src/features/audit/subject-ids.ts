import { decodeTypeId, encodeTypeId } from '../../platform/ids/index.ts'

const prefixes: Readonly<Record<string, string>> = {
  ticket: 'tkt',
  message: 'msg',
  note: 'note',
  change: 'chg',
  commitment: 'com',
  account: 'acc',
  agreement: 'agr',
  contact: 'man',
  person: 'per',
  environment: 'env',
  file: 'file',
  api_key: 'key',
  product: 'prd',
  delivery: 'dlv',
}
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id of an event's or entry's subject as it travels. */
export const subjectTypeId = (type: string, id: string): string => {
  const prefix = prefixes[type]
  return prefix && uuid.test(id) ? encodeTypeId(prefix, id) : id
}

/** The stored id behind what a reader asked for; what is no TypeID stays as it is. */
export const subjectUuid = (id: string): string => {
  const prefix = id.split('_').slice(0, -1).join('_')
  return decodeTypeId(prefix, id) ?? id
}
