import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { lockAdministrators } from './queries.ts'

/** Refuses `staff.last_administrator` where nobody would be left who can manage the desk. */
export async function keepAdministrator(ctx: Ctx, leavingId: string): Promise<void> {
  const administrators = await lockAdministrators(ctx)
  if (administrators.every((id) => id === leavingId)) throw new Refusal('staff.last_administrator')
}
