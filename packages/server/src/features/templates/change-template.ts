import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { changeTemplateEndpoint } from '@mainstay/contracts/templates'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findTemplate, lockTemplate, type TemplateRow, updateTemplate } from './queries.ts'
import { templateView } from './template-view.ts'

/** Changes a template. Refuses `access.denied`, `template.not_found`, `template.name_taken`, `request.stale`. */
export async function changeTemplate(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeTemplateEndpoint>,
): Promise<OutputOf<typeof changeTemplateEndpoint>> {
  allow(ctx, 'template.manage', {})
  const id = decodeId('tpl', params.templateId)
  const known = await lockTemplate(ctx, id)
  if (!known) throw new Refusal('template.not_found')
  requireCurrentVersion(ctx, known.version)
  await updateTemplate(ctx, id, {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.text === undefined ? {} : { body: body.text }),
    changed_at: new Date(await ctx.now()),
  })
  const texts = body.text === undefined ? {} : { texts: { text: body.text } }
  await ctx.publish({ type: 'template.changed', subject: { type: 'template', id }, ...texts })
  return templateView((await findTemplate(ctx, id)) as TemplateRow)
}
