import type { Allowance } from '../../platform/http/allowance.ts'
import type { OpenUnit } from '../../platform/unit-of-work/index.ts'
import type { FileStore } from '../files/index.ts'
import type { PaperParts } from '../letterheads/index.ts'
import type { Judge } from './judging/judge.ts'

/** What the doors of this slice are made of; wired by main. */
export interface AssessmentParts {
  readonly store: FileStore
  readonly openUnit: OpenUnit
  readonly newId: () => string
  /** Holds snapshots against rules, apart from this thread. */
  readonly judge: Judge
  readonly papers: PaperParts
  /** Bytes that may be uploaded: of each account, and of each person. Nothing is counted where absent. */
  readonly uploads?: { readonly perAccount: Allowance; readonly perPerson: Allowance } | undefined
}
