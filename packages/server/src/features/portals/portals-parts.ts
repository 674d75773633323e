import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import type { FileStore, Pictures } from '../files/index.ts'
import type { LookUpTxt } from '../mail-domains/index.ts'

/** What this slice is made of; wired by main. */
export interface PortalsParts {
  readonly openUnit: OpenUnit
  readonly monotonicMs: () => number
  /** Where the desk stands, without a slash at the end. */
  readonly home: string
  readonly lookUpTxt: LookUpTxt
  readonly pictures: Pictures
  readonly store: FileStore
}
