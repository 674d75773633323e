import type { Ctx } from '../../platform/ctx.ts'
import { updateMandate } from './queries.ts'

/** Notes that nobody said where somebody works: they are asked when they come in. */
export const guessPlace = (ctx: Ctx, accountId: string, contactId: string) =>
  updateMandate(ctx, accountId, contactId, { is_place_guessed: true })
