import type { RawBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface Within {
  readonly accountId: string
  /** Epoch ms. */
  readonly from: number
  readonly until: number
  readonly zone: string
}

/** What assessments tell a report: findings that were closed in a time. Where nothing does, the report has no such line. */
interface FindingsPort {
  /** Columns: id, account_id, area (a code, or null), month, at. */
  readonly closedFacts: (asked: Within) => RawBuilder<unknown>
  /** What findings are called, by uuid, for those within sight. */
  readonly titlesOf: (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

export interface ReportPorts {
  readonly findings?: FindingsPort
}
