import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import type { FileStore, Pictures } from '../files/index.ts'
import type { DnsTexts } from './ports.ts'

/** What this slice is made of; wired by main. */
export interface PortalsParts {
  readonly openUnit: OpenUnit
  readonly monotonicMs: () => number
  /** Where the desk stands, without a slash at the end. */
  readonly home: string
  readonly dns: DnsTexts
  readonly pictures: Pictures
  readonly store: FileStore
}
