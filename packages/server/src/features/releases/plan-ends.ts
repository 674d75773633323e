import { addCalendarDays, startOfCivilDate } from '@mainstay/policy/calendar'
import { lineWindows } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { allProducts } from '../products/index.ts'
import { type PlannedEndRow, writePlannedEnds } from './end-queries.ts'
import { catalogueZone, firstZone, lastZone, listKnownReleases } from './known-releases.ts'

/** The date on which an end is told so many days ahead. */
export const tellDayOf = ({ endsOn, daysBefore }: { readonly endsOn: string; readonly daysBefore: number }): string =>
  addCalendarDays(endsOn, -daysBefore)

interface End {
  readonly line: string
  readonly from: string
  readonly until: string
}
/**
 * Of the marks before an end those that are to come, and the nearest one that has passed: whoever comes late to it is told
 * once, not four times. A mark begins where its day begins first; each account is told when its own day does.
 */
const marksOf = (end: End, daysBefore: readonly number[], now: number): PlannedEndRow[] => {
  const marks = [...daysBefore]
    .sort((a, b) => b - a)
    .map((days) => ({ line: end.line, endsOn: end.until, daysBefore: days }))
    .map((mark) => ({ ...mark, on: tellDayOf(mark) }))
    .filter(({ on }) => on >= end.from)
    .map(({ on, ...mark }) => ({ ...mark, tellAt: startOfCivilDate(firstZone, on) }))
  const passed = marks.filter(({ tellAt }) => tellAt <= now)
  return [...passed.slice(-1), ...marks.filter(({ tellAt }) => tellAt > now)]
}

/** Writes when the ends of a product's lines are told, by the windows and plans as they are now (policy 5.5). */
export async function planEnds(ctx: Ctx, productId: string): Promise<void> {
  const { lifecycle: rules } = await currentPolicy(ctx)
  const now = await ctx.now()
  const releases = await listKnownReleases(ctx, productId)
  const windows = lineWindows({ releases, rules, at: now, zone: catalogueZone })
  const ends = windows.flatMap(({ line, from, until }) =>
    until === null || startOfCivilDate(lastZone, until) <= now ? [] : [{ line, from, until }],
  )
  const days = rules.tellDaysBefore?.is ?? []
  await writePlannedEnds(
    ctx,
    productId,
    ends.flatMap((end) => marksOf(end, days, now)),
  )
}

/** A policy that counts other months, or tells on other days, is followed from its publication on. */
export const endReactions: readonly ReactionLine[] = [
  {
    on: ['policy.published'],
    react: async (ctx) => {
      for (const { id } of await allProducts(ctx)) await planEnds(ctx, id)
    },
  },
]
