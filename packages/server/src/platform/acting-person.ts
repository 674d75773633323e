import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from './ctx.ts'

/** The person who acts, for rows that name one. Robots without a person and the desk itself are refused. */
export function actingPerson(ctx: Ctx): string {
  if ('personId' in ctx.principal) return ctx.principal.personId
  throw new Refusal('access.denied')
}
