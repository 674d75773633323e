import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listTemplatesEndpoint } from '@mainstay/contracts/templates'
import { encodeId } from '../../platform/ids/index.ts'
import type { TemplateRow } from './queries.ts'

export const templateView = (row: TemplateRow): OutputOf<typeof listTemplatesEndpoint>['items'][number] => ({
  id: encodeId('tpl', row.id),
  name: row.name,
  text: row.body,
  changedAt: row.changed_at.toISOString(),
  version: row.version,
})
