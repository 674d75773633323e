import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { getPrimaryEndpoint } from '@mainstay/contracts/primaries'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { clockTermsOf } from '../agreements/index.ts'
import { contactView, findDeputy, findMandate, hoursPlaceOf, personRefs } from '../contacts/index.ts'
import { findPlanned, type PlanRow } from './queries.ts'

type State = OutputOf<typeof getPrimaryEndpoint>

/** The primary contact, the hours that follow, the deputy, and what is planned. */
export async function primaryView(ctx: Ctx, accountId: string): Promise<State> {
  const { primary, terms, policy } = await clockTermsOf(ctx, { accountId, at: await ctx.now() })
  const [deputy, planned] = [await findDeputy(ctx, accountId), await findPlanned(ctx, accountId)]
  const { deputy: steppingIn, primaryChange } = policy.people
  return {
    accountId: encodeId('acc', accountId),
    contact: primary?.to_at === null ? contactView(primary) : null,
    hours: primary ? hoursPlaceOf(primary) : null,
    deputy: deputy ? contactView(deputy) : null,
    planned: planned ? await plannedView(ctx, planned) : null,
    clauses: {
      hours: (terms?.coverage === 'always' ? terms.citing?.businessDay : terms?.coverageClause) ?? null,
      change: primaryChange?.clause ?? steppingIn.clause,
      deputy: steppingIn.clause,
    },
    version: primary?.version ?? 0,
  }
}

async function plannedView(ctx: Ctx, plan: PlanRow): Promise<State['planned']> {
  const to = await findMandate(ctx, plan.account_id, plan.to_id)
  if (!to) return null
  const people = await personRefs(ctx, [plan.asked_by])
  return {
    id: encodeId('pch', plan.id),
    kind: plan.kind,
    contactId: encodeId('man', plan.to_id),
    person: contactView(to).person,
    place: plan.place,
    askedBy: people.get(plan.asked_by) ?? null,
    askedAt: plan.asked_at.toISOString(),
    effectiveAt: plan.effective_at.toISOString(),
  }
}
