import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, line, Nothing, TemplateId, text } from './shared.ts'

/** Words that a reply may begin with. `{contact}`, `{ticket}`, `{account}` and `{me}` are filled in where it is put. */
export const Template = z.object({
  id: TemplateId,
  name: z.string(),
  text: z.string(),
  changedAt: Instant,
  version: z.number().int(),
})
const body = { name: line(80), text: text(10_000) }
const params = z.object({ templateId: TemplateId })
export const listTemplatesEndpoint = endpoint({
  method: 'GET',
  path: '/templates',
  summary: 'Templates for replies, by name',
  tag: 'Templates',
  door: 'staff',
  returns: z.object({ items: z.array(Template) }),
  refuses: [],
})
export const createTemplateEndpoint = endpoint({
  method: 'POST',
  path: '/templates',
  summary: 'Add a template',
  tag: 'Templates',
  status: 201,
  door: 'staff',
  body: z.strictObject(body),
  returns: Template,
  refuses: ['access.denied', 'template.name_taken', 'template.too_many'],
})
export const changeTemplateEndpoint = endpoint({
  method: 'PATCH',
  path: '/templates/:templateId',
  summary: 'Change a template; what was sent with it stays as it is',
  tag: 'Templates',
  door: 'staff',
  ifMatch: 'required',
  params,
  body: z.strictObject({ name: body.name.optional(), text: body.text.optional() }),
  returns: Template,
  refuses: ['access.denied', 'template.not_found', 'template.name_taken', 'request.stale'],
})
export const removeTemplateEndpoint = endpoint({
  method: 'DELETE',
  path: '/templates/:templateId',
  summary: 'Remove a template',
  tag: 'Templates',
  door: 'staff',
  ifMatch: 'required',
  status: 204,
  params,
  returns: Nothing,
  refuses: ['access.denied', 'template.not_found', 'request.stale'],
})
