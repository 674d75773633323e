import type { Ctx } from '../../platform/ctx.ts'
export type StubFact = { readonly type: string; readonly [key: string]: unknown }
export const findOwed = async (
  _ctx: Ctx,
  _of: { accountId: string; commitmentId: string },
): Promise<{ kind: string } | undefined> => undefined
export const noteEngagementFact = async (
  _ctx: Ctx,
  _of: { accountId: string; commitmentId: string; fact: StubFact; at: number },
): Promise<void> => {}
