import { startOfCivilDate } from '@mainstay/policy/calendar'
import { agreementAt, type EndingSoon, endingSoon, nextMarkAt, turningPoints } from '@mainstay/policy/entitlements'
import type { Ctx } from '../../platform/ctx.ts'
import { lockSeats } from '../contacts/index.ts'
import { type Standing, standingOf } from './entitlement-of.ts'
import { listAgreementRows } from './queries.ts'
import { settleStay } from './settle-stay.ts'
import { keepEndNotice, keepWatch, listTurned } from './watch-queries.ts'

/**
 * Brings an account in line with what its agreements grant now, and notes when to look again: seats above a smaller
 * number get their stay, an end that is near is told once for each mark. Harmless however often it runs.
 */
export async function settleTerms(ctx: Ctx, accountId: string): Promise<void> {
  await lockSeats(ctx, accountId)
  const at = await ctx.now()
  const standing = await standingOf(ctx, await listAgreementRows(ctx, accountId))
  await settleStay(ctx, accountId, { standing, at })
  await tellTurned(ctx, accountId, standing)
  const ending = endingSoon({ ...standing, at })
  for (const one of ending) await tellEnd(ctx, accountId, one)
  await watchAll(ctx, accountId, { standing, ending, at })
}

/** That time alone changed what is granted: a start, an end, the effect of a change. A mark before an end is none of these. */
async function tellTurned(ctx: Ctx, accountId: string, { agreements, policies }: Standing): Promise<void> {
  for (const { agreementId, at } of await listTurned(ctx, accountId, await ctx.now())) {
    const agreement = agreements.find(({ id }) => id === agreementId)
    if (!agreement || !turningPoints(agreement, policies).includes(at)) continue
    await ctx.publish({ type: 'agreement.turned', accountId, subject: { type: 'agreement', id: agreementId } })
  }
}

async function tellEnd(ctx: Ctx, accountId: string, ending: EndingSoon): Promise<void> {
  const { agreementId, endsOn, zone, daysLeft, mark } = ending
  const isNew = await keepEndNotice(ctx, { accountId, agreementId, endsOn, mark, at: await ctx.now() })
  if (!isNew) return
  await ctx.publish({
    type: 'agreement.ending',
    accountId,
    subject: { type: 'agreement', id: agreementId },
    data: { endsOn, endsAt: new Date(startOfCivilDate(zone, endsOn)).toISOString(), daysLeft, mark },
  })
}

interface Watching {
  readonly standing: Standing
  readonly ending: readonly EndingSoon[]
  readonly at: number
}

/** Of each agreement: since when its end is near, and the next instant at which something of it turns. */
async function watchAll(ctx: Ctx, accountId: string, { standing, ending, at }: Watching): Promise<void> {
  const watches = standing.agreements.map((agreement) => {
    const near = ending.find(({ agreementId }) => agreementId === agreement.id)
    const turns = [...turningPoints(agreement, standing.policies), nextMarkAt(agreement, { ...standing, at })]
    const coming = turns.filter((point): point is number => point !== undefined && point > at)
    const { zone, endsOn } = agreementAt(agreement, Number.POSITIVE_INFINITY)
    return {
      agreementId: agreement.id,
      endingFrom: near ? new Date(at) : null,
      endsAt: near ? new Date(startOfCivilDate(zone, endsOn)) : null,
      nextTimerAt: coming.length > 0 ? new Date(Math.min(...coming)) : null,
    }
  })
  await keepWatch(ctx, accountId, watches)
}
