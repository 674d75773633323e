import { Refusal } from '@mainstay/contracts/problems'
import { civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import { isPeriod, kindOfPeriod, type NamedPeriod, type Period } from '@mainstay/policy/reports'
import type { Ctx } from '../../platform/ctx.ts'
import { entitlementOf } from '../agreements/index.ts'
import { hoursZoneOf } from '../contacts/index.ts'

/** A time that a report covers, with the instants at which its dates begin. */
export interface Covered extends NamedPeriod {
  readonly zone: string
  readonly fromAt: number
  readonly untilAt: number
}

export const coveredBy = (period: NamedPeriod, zone: string): Covered => ({
  ...period,
  zone,
  fromAt: startOfCivilDate(zone, period.from),
  untilAt: startOfCivilDate(zone, period.until),
})

/** In which the dates of an account's reports begin: where its primary contact is, else where its agreement is. */
export async function reportGround(ctx: Ctx, accountId: string) {
  const now = await ctx.now()
  const held = await entitlementOf(ctx, { accountId, at: now })
  const zone = (await hoursZoneOf(ctx, accountId)) ?? held.agreements[0]?.zone ?? 'UTC'
  // what is not in force any more is still reported on
  const agreement = held.agreements.find(({ id }) => id === held.agreement?.id) ?? held.agreements[0]
  return { now, held, zone, agreement, today: civilDateAt(zone, now) }
}
export type ReportGround = Awaited<ReturnType<typeof reportGround>>

/** Refuses `report.period_unfit` for what no report covers: dates the wrong way round, ahead, or further apart than a year. */
export function requirePeriod(period: Period, today: string): void {
  if (!isPeriod(period) || period.from > today) throw new Refusal('report.period_unfit')
}

/** The period that was asked for, in the account's own dates. */
export function coveredAsked(period: Period, { zone, today, agreement }: ReportGround): Covered {
  requirePeriod(period, today)
  const { from, until } = period
  return coveredBy({ from, until, kind: kindOfPeriod(period, agreement?.startsOn) }, zone)
}
