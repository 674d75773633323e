import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { CivilDate, text } from '../shared.ts'
import { SuccessItem } from './item.ts'
import { figure, ofAccount, ofItem, tag } from './of-plan.ts'

export const recordSuccessValueEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/success-plan/items/:itemId/values',
  summary: 'Record a figure of a day; a later word on the same day replaces the earlier',
  tag,
  door: 'signed_in',
  status: 201,
  params: ofItem,
  body: z.strictObject({ on: CivilDate, value: figure, remark: text(300).optional() }),
  returns: SuccessItem,
  refuses: [
    'access.denied',
    'access.read_only',
    'account.not_found',
    'success_plan.not_included',
    'success_item.not_found',
    'success_item.no_figures',
    'success_value.day_ahead',
  ],
})
export const SuccessValueRow = z.object({
  line: z.number().int(),
  state: z.enum(['new', 'changed', 'known', 'faulty']),
  objective: z.string(),
  on: z.string(),
  value: z.string(),
  faults: z.array(z.object({ column: z.string(), detail: z.string() })),
})
export type SuccessValueRow = z.infer<typeof SuccessValueRow>
export const importSuccessValuesEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/success-plan/imports',
  summary: 'Read figures from CSV (objective, on, value, remark): look first, then all or nothing',
  tag,
  door: 'signed_in',
  params: ofAccount,
  body: z.strictObject({
    csv: z.string().min(1).max(200_000),
    /** Only look: what each row would do, nothing is written. */
    preview: z.boolean().default(true),
  }),
  returns: z.object({ rows: z.array(SuccessValueRow), recorded: z.number().int(), changed: z.number().int() }),
  refuses: [
    'access.denied',
    'access.read_only',
    'account.not_found',
    'success_plan.not_included',
    'success_value.rows_faulty',
  ],
})
