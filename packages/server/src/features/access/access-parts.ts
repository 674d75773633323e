import type { SignInMethod } from '@mainstay/contracts/portals'
import type { Ctx } from '../../platform/ctx.ts'
import type { OpenUnit, UnitKind } from '../../platform/unit-of-work/index.ts'
import type { SignInLibrary } from './sign-in-library.ts'

/** Asked of the portals: a feature beside this one, so main hands it in. */
export type OffersMethod = (ctx: Ctx, accountIds: readonly string[], method: SignInMethod) => Promise<boolean>

/** What the doors of this slice that open their own units need. */
export interface AccessParts {
  /** Loaded at first use. */
  readonly library: () => Promise<SignInLibrary>
  readonly openUnit: OpenUnit
  readonly asWorker: <T>(kind: UnitKind, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** Whether the people of these accounts may sign in this way. */
  readonly offers: OffersMethod
  /** Drops what this process remembers of callers. */
  readonly forget: () => void
  /** Opens the set-up page, once; undefined when the desk was set up before this start. */
  readonly setupToken: string | undefined
}
