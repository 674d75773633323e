import type { Ctx } from '../../platform/ctx.ts'
import type { OpenUnit, UnitKind } from '../../platform/unit-of-work/index.ts'
import type { SignInLibrary } from './sign-in-library.ts'

/** What the doors of this slice that open their own units need. */
export interface AccessParts {
  /** Loaded at first use. */
  readonly library: () => Promise<SignInLibrary>
  readonly openUnit: OpenUnit
  readonly asWorker: <T>(kind: UnitKind, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** Drops what this process remembers of callers. */
  readonly forget: () => void
  /** Opens the set-up page, once; undefined when the desk was set up before this start. */
  readonly setupToken: string | undefined
}
