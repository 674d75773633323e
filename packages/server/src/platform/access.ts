import { type ProblemCode, problemCatalogue, Refusal } from '@mainstay/contracts/problems'
import { type AccessObjects, type AccessRefusal, type Action, can, type ObjectOf } from '@mainstay/policy/access'
import type { Ctx } from './ctx.ts'

/**
 * Goes on when the actor may do this to that, by the sentences of `policy/access`.
 * Refuses with 404 what the actor may not even see, with 403 what it may see but not do.
 */
export function allow<A extends Action>(ctx: Ctx, action: A, object: AccessObjects[ObjectOf<A>]): void {
  const verdict = can(ctx.actor, action, object)
  if (!verdict.allowed) throw new Refusal(problemOf(verdict.code))
}

/** Whether the actor may, for lists that leave out what it may not. */
export function isAllowed<A extends Action>(ctx: Ctx, action: A, object: AccessObjects[ObjectOf<A>]): boolean {
  return can(ctx.actor, action, object).allowed
}

function problemOf(code: AccessRefusal): ProblemCode {
  if (code === 'access.sign_in_first') return 'session.missing'
  return isProblemCode(code) ? code : 'request.not_found'
}

const isProblemCode = (code: string): code is ProblemCode => code in problemCatalogue
