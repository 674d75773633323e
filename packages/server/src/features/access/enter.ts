import { Refusal } from '@mainstay/contracts/problems'
import type { SignInAnswer } from '@mainstay/contracts/sign-in'
import type { AccessParts } from './access-parts.ts'
import { type Entering, openSession } from './open-session.ts'
import { owedSecondStep } from './second-factor-rules.ts'
import { beginSecondStep } from './second-step.ts'
import { needsSingleSignOn, principalOf } from './standing.ts'

/**
 * Lets a person in who showed a first factor: with a session, or with the second step that is still owed. The one way in
 * for passwords, links and invitations. Refuses `session.wrong_credentials` for whoever is nothing here any more,
 * `session.sso_required` for whoever may come in by a provider alone.
 */
export async function enter(parts: AccessParts, entering: Entering): Promise<SignInAnswer> {
  const owes = await parts.asWorker('read', async (ctx) => {
    if (await needsSingleSignOn(ctx, entering.personId)) throw new Refusal('session.sso_required')
    const principal = await principalOf(ctx, { personId: entering.personId, through: { sessionId: null } })
    return principal ? ((await owedSecondStep(ctx, principal)) ?? 'nothing') : undefined
  })
  if (owes === undefined) throw new Refusal('session.wrong_credentials')
  return owes === 'nothing' ? openSession(parts, entering) : beginSecondStep(parts, entering, owes)
}
