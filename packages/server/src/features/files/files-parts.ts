import type { InstantMs } from '@mainstay/policy'
import type { Principal } from '../../platform/ctx.ts'
import type { Allowance } from '../../platform/http/allowance.ts'
import type { Identify } from '../../platform/http/http-parts.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import type { DownloadTickets } from './download-ticket.ts'
import type { FileStore, Pictures } from './ports.ts'

/** What the doors of this slice are made of; wired by main. */
export interface FilesParts {
  readonly store: FileStore
  readonly pictures: Pictures
  readonly tickets: DownloadTickets
  readonly openUnit: OpenUnit
  readonly identify: Identify
  /** What a person is now, for an account: the addresses of files are answered without a session elsewhere. */
  readonly principalFor: (who: {
    readonly personId: string
    readonly accountId: string
    readonly viewing?: string | undefined
  }) => Promise<Principal | undefined>
  readonly newId: () => string
  readonly approximateNow: () => InstantMs
  readonly filesOrigin: string | undefined
  /** Bytes that may be uploaded: of each account, and of each person. Nothing is counted where absent. */
  readonly uploads?: { readonly perAccount: Allowance; readonly perPerson: Allowance } | undefined
}
