import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { draftAgendaEndpoint, setAgendaEndpoint } from '@mainstay/contracts/engagements'
import { Refusal } from '@mainstay/contracts/problems'
import { agendaAsMarkdown, draftAgenda as draftFrom, isOver } from '@mainstay/policy/sessions'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { engagementInSight, holdRow } from './engagement-in-sight.ts'
import { gatherAgenda } from './gather-agenda.ts'
import { updateEngagement } from './queries.ts'
import { factsOf } from './take-step.ts'
import { engagementView } from './views.ts'

/** An agenda from the facts of today; nothing is written. */
export async function draftAgenda(
  ctx: Ctx,
  { params }: InputOf<typeof draftAgendaEndpoint>,
): Promise<OutputOf<typeof draftAgendaEndpoint>> {
  const row = await engagementInSight(ctx, params.engagementId, 'engagement.plan')
  const sections = draftFrom(row.kind, await gatherAgenda(ctx, row))
  return {
    sections: sections.map(({ title, items }) => ({ title, items: items.map(({ says }) => says) })),
    text: agendaAsMarkdown(sections),
  }
}

/** Writes the agenda; both sides read it at once. */
export async function setAgenda(
  ctx: Ctx,
  { params, body }: InputOf<typeof setAgendaEndpoint>,
): Promise<OutputOf<typeof setAgendaEndpoint>> {
  const row = await holdRow(ctx, params.engagementId, 'engagement.plan')
  requireCurrentVersion(ctx, row.version)
  if (isOver(row.state) || row.state === 'delivered') throw new Refusal('engagement.state_unfit')
  await updateEngagement(ctx, row, { agenda: body.text, changed_at: new Date(await ctx.now()) })
  await ctx.publish({
    type: 'engagement.agenda_changed',
    accountId: row.accountId,
    subject: { type: 'engagement', id: row.id },
    data: factsOf(row),
    texts: { agenda: body.text },
  })
  return engagementView(ctx, row.id)
}
