import type { Reason } from '@mainstay/policy'
import { explain } from '@mainstay/policy/reasons'
import type { Ctx } from '../../platform/ctx.ts'
import { findReader } from '../contacts/index.ts'
import type { HeldTerms } from './entitlement-of.ts'

/** Reasons with their sentences, for whoever asks, on their own clock. */
export async function sayReasons(ctx: Ctx, { terms }: HeldTerms, reasons: readonly Reason[]) {
  const asking = 'personId' in ctx.principal ? await findReader(ctx, ctx.principal.personId) : undefined
  const reader = {
    reader: ctx.principal.role === 'desk_customer' ? ('customer' as const) : ('staff' as const),
    locale: asking?.locale ?? 'en',
    readerZone: asking?.zone ?? 'UTC',
    otherZone: terms?.zone,
    now: await ctx.now(),
  }
  return reasons.map((reason) => ({
    code: reason.code,
    clause: reason.clause ?? null,
    facts: { ...reason.facts },
    text: explain(reason, reader),
  }))
}
