import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { listTemplatesEndpoint } from '@mainstay/contracts/templates'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { listTemplateRows } from './queries.ts'
import { templateView } from './template-view.ts'

/** Every template, by name: there are few. */
export async function listTemplates(ctx: Ctx): Promise<OutputOf<typeof listTemplatesEndpoint>> {
  allow(ctx, 'template.see', {})
  return { items: (await listTemplateRows(ctx)).map(templateView) }
}
