import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { removeTemplateEndpoint } from '@mainstay/contracts/templates'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { deleteTemplate, lockTemplate } from './queries.ts'

/** Removes a template; replies that began with it stay. Refuses `access.denied`, `template.not_found`, `request.stale`. */
export async function removeTemplate(ctx: Ctx, { params }: InputOf<typeof removeTemplateEndpoint>): Promise<null> {
  allow(ctx, 'template.manage', {})
  const id = decodeId('tpl', params.templateId)
  const known = await lockTemplate(ctx, id)
  if (!known) throw new Refusal('template.not_found')
  requireCurrentVersion(ctx, known.version)
  await deleteTemplate(ctx, id)
  await ctx.publish({ type: 'template.removed', subject: { type: 'template', id } })
  return null
}
