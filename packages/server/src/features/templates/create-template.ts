import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { createTemplateEndpoint } from '@mainstay/contracts/templates'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findTemplate, insertTemplate, listTemplateRows, type TemplateRow } from './queries.ts'
import { templateView } from './template-view.ts'

/** A list that fits a menu. */
const templatesAtMost = 200

/** Adds a template. Refuses `access.denied`, `template.name_taken`, `template.too_many`. */
export async function createTemplate(
  ctx: Ctx,
  { body }: InputOf<typeof createTemplateEndpoint>,
): Promise<OutputOf<typeof createTemplateEndpoint>> {
  allow(ctx, 'template.manage', {})
  if ((await listTemplateRows(ctx)).length >= templatesAtMost) throw new Refusal('template.too_many')
  const id = ctx.newId()
  const at = new Date(await ctx.now())
  await insertTemplate(ctx, { id, name: body.name, body: body.text, created_at: at, changed_at: at })
  await ctx.publish({ type: 'template.created', subject: { type: 'template', id }, texts: { text: body.text } })
  return templateView((await findTemplate(ctx, id)) as TemplateRow)
}
