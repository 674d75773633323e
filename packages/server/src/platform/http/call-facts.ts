import type { Ctx } from '../ctx.ts'

/** What the request said beside its input; kept beside the unit so that use cases need no HTTP type. */
export interface CallFacts {
  readonly ifMatch: number | undefined
  /** Route, person and filters that a page link belongs to. */
  readonly pageScope: string
  versionWasChecked: boolean
}

const facts = new WeakMap<Ctx, CallFacts>()

export const rememberCall = (ctx: Ctx, call: CallFacts): void => {
  facts.set(ctx, call)
}

/** Undefined when the use case runs for a job or a command. */
export const callOf = (ctx: Ctx): CallFacts | undefined => facts.get(ctx)
