import type { ReasonReader } from '@mainstay/policy/reasons'
import type { Ctx } from '../../platform/ctx.ts'

/** The other side's place, for the second clock in brackets. */
export interface OtherPlace {
  readonly zone: string
  readonly city: string
}

/** In whose words, language and zone reasons are told: the caller's own; UTC for a robot. */
export async function readerOf(ctx: Ctx, now: number, other?: OtherPlace): Promise<ReasonReader> {
  const { principal } = ctx
  const person = 'personId' in principal ? await findReader(ctx, principal.personId) : undefined
  return {
    reader: principal.role === 'desk_customer' ? 'customer' : 'staff',
    locale: person?.locale ?? 'en',
    readerZone: person?.zone ?? 'UTC',
    otherZone: other?.zone,
    otherCity: other?.city,
    now,
  }
}

const findReader = (ctx: Ctx, personId: string) =>
  ctx.db.selectFrom('people').select(['locale', 'zone']).where('id', '=', personId).executeTakeFirst()
