import type { Ctx } from '../../platform/ctx.ts'
import type { OpenUnit, UnitKind } from '../../platform/unit-of-work/index.ts'
import type { FileStore } from '../files/index.ts'
import type { AccountOfPortal } from './ports.ts'
import type { HeldSecrets } from './secrets.ts'

/** What the doors of this slice are made of; wired by main. */
export interface HeldParts {
  readonly openUnit: OpenUnit
  readonly asWorker: <T>(kind: UnitKind, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly store: FileStore
  readonly secrets: HeldSecrets
  readonly accountOfPortal: AccountOfPortal
}
