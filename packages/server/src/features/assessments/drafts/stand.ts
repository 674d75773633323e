import { scoreOf } from '@mainstay/policy/assessments'
import type { Ctx } from '../../../platform/ctx.ts'
import { type AssessmentRow, findScoring, listItems, updateAssessment } from './queries.ts'

/** Writes how an assessment stands by its findings, for lists; what is left out counts nowhere. */
export async function stand(ctx: Ctx, of: Pick<AssessmentRow, 'accountId' | 'id'>): Promise<void> {
  const items = (await listItems(ctx, of)).filter(({ leftOut }) => leftOut === null)
  const { score, level } = scoreOf(items, await findScoring(ctx, of))
  const open_findings = items.filter(({ state }) => state === 'open').length
  await updateAssessment(ctx, of, { score, level, open_findings, changed_at: new Date(await ctx.now()) })
}
