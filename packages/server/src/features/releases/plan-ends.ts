import { addCalendarDays, startOfCivilDate } from '@mainstay/policy/calendar'
import { lineWindows } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { allProducts } from '../products/index.ts'
import { type PlannedEndRow, writePlannedEnds } from './end-queries.ts'
import { catalogueZone, listKnownReleases } from './known-releases.ts'

/**
 * Of the marks before an end those that are to come, and the nearest one that has passed: whoever comes late to it is told
 * once, not four times.
 */
const marksOf = (end: { line: string; until: string }, daysBefore: readonly number[], now: number): PlannedEndRow[] => {
  const marks = [...daysBefore]
    .sort((a, b) => b - a)
    .map((days) => {
      const on = addCalendarDays(end.until, -days)
      return { line: end.line, endsOn: end.until, daysBefore: days, tellAt: startOfCivilDate(catalogueZone, on) }
    })
  const passed = marks.filter(({ tellAt }) => tellAt <= now)
  return [...passed.slice(-1), ...marks.filter(({ tellAt }) => tellAt > now)]
}

/** Writes when the ends of a product's lines are told, by the windows and plans as they are now (policy 5.5). */
export async function planEnds(ctx: Ctx, productId: string): Promise<void> {
  const { lifecycle: rules } = await currentPolicy(ctx)
  const now = await ctx.now()
  const releases = await listKnownReleases(ctx, productId)
  const windows = lineWindows({ releases, rules, at: now, zone: catalogueZone })
  const ends = windows.flatMap(({ line, until, isPlanned }) =>
    until === null || isPlanned || startOfCivilDate(catalogueZone, until) <= now ? [] : [{ line, until }],
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
