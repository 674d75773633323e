import type { Fault, RunningVersion } from '@mainstay/policy/lifecycle'
import type { Ctx } from '../../platform/ctx.ts'

/** An open installation; `line` is null where nobody can read its version. */
export interface InstallationInUse extends RunningVersion {
  readonly accountId: string
  readonly id: string
  readonly name: string
  readonly line: string | null
  readonly isProduction: boolean
}

/** A fault, and accounts that are counted otherwise. */
interface FaultBesides extends Fault {
  readonly besides: readonly string[]
}

/**
 * Who runs what, within the sight of whoever asks. Fulfilled by environments, which ask this slice for the catalogue: so
 * neither waits for the other. No answer reads more than it gives.
 */
export interface InUse {
  /** How many accounts run each line of a product; lines that nobody runs are not in it. */
  readonly accountsByLine: (ctx: Ctx, productId: string) => Promise<ReadonlyMap<string, number>>
  /** A page of the accounts on a line, by their ids. */
  readonly listAccountsOn: (
    ctx: Ctx,
    asked: {
      readonly productId: string
      readonly line: string
      readonly after?: string | undefined
      readonly limit: number
    },
  ) => Promise<readonly string[]>
  /** Open installations of these accounts, production first. */
  readonly listInstallations: (
    ctx: Ctx,
    asked: { readonly productId: string; readonly accountIds: readonly string[] },
  ) => Promise<readonly InstallationInUse[]>
  /** The first open installations of these accounts on each line, with how many each has there. */
  readonly listFirstOnLines: (
    ctx: Ctx,
    asked: { readonly productId: string; readonly accountIds: readonly string[]; readonly perLine: number },
  ) => Promise<readonly (InstallationInUse & { readonly onLine: number })[]>
  /** For each fault: accounts in its range, others than those beside it; `isLeast` where there are more than were looked at. */
  readonly countAffected: (
    ctx: Ctx,
    asked: { readonly productId: string; readonly faults: readonly FaultBesides[] },
  ) => Promise<readonly { readonly accounts: number; readonly isLeast: boolean }[]>
}
