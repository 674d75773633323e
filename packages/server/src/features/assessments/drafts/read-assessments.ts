import type { Assessment, getAssessmentEndpoint, listAssessmentsEndpoint } from '@mainstay/contracts/assessments'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { z } from 'zod'
import { allow, isAllowed } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../../platform/http/cursor.ts'
import { decodeId } from '../../../platform/ids/index.ts'
import { assessmentView, briefsOf } from './assessment-view.ts'
import { findAssessment, listAssessmentRows } from './queries.ts'

const position = z.tuple([z.number(), z.uuid()])

/** Assessments of the accounts in sight, what was changed last first. */
export async function listAssessments(
  ctx: Ctx,
  { query }: InputOf<typeof listAssessmentsEndpoint>,
): Promise<OutputOf<typeof listAssessmentsEndpoint>> {
  allow(ctx, 'rule_sets.see', {})
  const { accountId, commitmentId, state, limit, cursor } = query
  const rows = await listAssessmentRows(ctx, {
    ...{ state, limit: limit + 1, after: readCursor(ctx, cursor, position) },
    accountId: accountId === undefined ? undefined : decodeId('acc', accountId),
    commitmentId: commitmentId === undefined ? undefined : decodeId('com', commitmentId),
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const seen = page.filter(({ accountId: of }) => isAllowed(ctx, 'assessment.see_inside', { accountId: of }))
  return {
    items: await briefsOf(ctx, seen),
    nextCursor: last ? writeCursor(ctx, [last.changedAt.getTime(), last.id]) : null,
  }
}

export async function getAssessment(ctx: Ctx, { params }: InputOf<typeof getAssessmentEndpoint>): Promise<Assessment> {
  const row = await findAssessment(ctx, decodeId('asm', params.assessmentId))
  if (!row) throw new Refusal('assessment.not_found')
  allow(ctx, 'assessment.see_inside', { accountId: row.accountId })
  return assessmentView(ctx, row.id)
}
