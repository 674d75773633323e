import {
  changeTemplateEndpoint,
  createTemplateEndpoint,
  listTemplatesEndpoint,
  removeTemplateEndpoint,
} from '@mainstay/contracts/templates'
import type { Ctx } from '../../platform/ctx.ts'
import { serve } from '../../platform/http/route.ts'
import { changeTemplate } from './change-template.ts'
import { createTemplate } from './create-template.ts'
import { listTemplates } from './list-templates.ts'
import { removeTemplate } from './remove-template.ts'

export const templateRoutes = [
  serve(listTemplatesEndpoint, (ctx: Ctx) => listTemplates(ctx)),
  serve(createTemplateEndpoint, createTemplate),
  serve(changeTemplateEndpoint, changeTemplate),
  serve(removeTemplateEndpoint, removeTemplate),
]
