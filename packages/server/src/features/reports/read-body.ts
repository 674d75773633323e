import { cutOf, openHours, type PlanHours, type RowChange } from '@mainstay/policy/reports'
import type { RawBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { coverageSpans } from '../agreements/index.ts'
import type { Covered, ReportGround } from './period-asked.ts'
import { type CellRow, listAnswerTimes, listCells, whereCut } from './queries.ts'
import { serviceRows } from './sources.ts'

export type TimesRow = Awaited<ReturnType<typeof listAnswerTimes>>[number]

/** What a report says, as it is kept: codes, counts and spans. Words are made of it when it is read. */
export interface ReportBody {
  readonly asOf: number
  readonly cells: readonly CellRow[]
  readonly times: readonly TimesRow[]
  readonly coverage: readonly PlanHours[]
  readonly plan: string | null
  readonly policyVersion: string
  readonly orderForm: string | null
  readonly silentAfterDays: number
  readonly changes: readonly (RowChange & { readonly subject: CellRow['subject']; readonly id: string })[]
}

export interface ReportAsked {
  readonly accountId: string
  readonly covered: Covered
  readonly ground: ReportGround
}

/** The rows of a period as of now. */
export const liveRows = (ctx: Ctx, { accountId, covered, ground }: ReportAsked): Promise<RawBuilder<unknown>> => {
  const { fromAt: from, untilAt: until, zone } = covered
  const { silentAfterDays } = ground.held.policy.reports
  return serviceRows(ctx, { accountId, from, until, zone, silentAfterDays, now: ground.now })
}

/** What a report of a period says as of now, from its rows. */
export async function readBody(
  ctx: Ctx,
  { asked, rows }: { readonly asked: ReportAsked; readonly rows: RawBuilder<unknown> },
): Promise<ReportBody> {
  const { accountId, covered, ground } = asked
  const { result } = ground.held.entitlement
  // of a time that runs, the hours that have been
  const until = Math.min(covered.untilAt, ground.now)
  const spans = await coverageSpans(ctx, { accountId, from: covered.fromAt, until })
  return {
    asOf: ground.now,
    cells: await listCells(ctx, rows),
    times: await listAnswerTimes(ctx, rows, whereCut(cutOf('responses.answered', 'team'))),
    coverage: openHours(spans),
    plan: result.inForce ? result.plan : null,
    policyVersion: ground.held.policy.version,
    orderForm: ground.held.agreement?.order_form ?? null,
    silentAfterDays: ground.held.policy.reports.silentAfterDays,
    changes: [],
  }
}
