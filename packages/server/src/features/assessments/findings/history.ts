import type { EventType } from '@mainstay/contracts/events'
import type { FindingChange } from '@mainstay/contracts/findings'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { type FindingRow, type FindingUpdate, updateFinding, type WordsRow } from './queries.ts'
import { timerOf } from './timer.ts'

type ChangeKind = z.infer<typeof FindingChange>['kind']
export interface ChangeRow {
  readonly kind: ChangeKind
  readonly byId: string | null
  readonly at: Date
  readonly untilOn: string | null
  readonly words: string | null
}
type Of = Pick<FindingRow, 'accountId' | 'id'>

/** How a finding came to stand as it does, oldest first. */
export async function listHistory(ctx: Ctx, { accountId, id }: Of): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`SELECT kind, by_id AS "byId", at, to_char(until_on, 'YYYY-MM-DD') AS "untilOn",
    words FROM finding_changes WHERE account_id = ${accountId} AND finding_id = ${id} ORDER BY id LIMIT 200`.execute(
    ctx.db,
  )
  return rows
}

export interface Turn {
  readonly kind: ChangeKind
  /** Absent where a snapshot or time alone did it. */
  readonly by?: string | undefined
  readonly words?: string | undefined
  readonly untilOn?: string | undefined
  readonly bundleId?: string | undefined
}
export const writeTurn = (ctx: Ctx, { accountId, id }: Of, { kind, by, words, untilOn, bundleId }: Turn, at: number) =>
  ctx.db
    .insertInto('finding_changes')
    .values({
      ...{ account_id: accountId, id: ctx.newId(), finding_id: id, kind, by_id: by ?? null, at: new Date(at) },
      ...{ bundle_id: bundleId ?? null, words: words ?? null, until_on: sql<string>`${untilOn ?? null}::date` },
    })
    .execute()

interface Taken extends Turn {
  readonly change: Omit<FindingUpdate, 'changed_at' | 'next_timer_at'>
  readonly said?: WordsRow
  readonly tells?: EventType
  readonly data?: Readonly<Record<string, string | number | boolean | null>>
}
/** Turns a finding: its row with the timer that follows, a line in its history, its event. */
export async function turnFinding(
  ctx: Ctx,
  row: FindingRow,
  { change, said, tells, data, ...turn }: Taken,
): Promise<void> {
  const at = await ctx.now()
  const after = {
    ...{ state: change.state ?? row.state, told: change.told ?? row.told, severity: (said ?? row).severity },
    ownerId: change.owner_id === undefined ? (said ?? row).ownerId : change.owner_id,
    remindedFor: change.reminded_for === undefined ? row.remindedFor : change.reminded_for,
    dueOn: change.due_on === undefined ? (said ?? row).dueOn : change.due_on,
    acceptedUntil: change.accepted_until === undefined ? row.acceptedUntil : change.accepted_until,
  }
  const next_timer_at = await timerOf(ctx, row.accountId, after)
  await updateFinding(ctx, row, { ...change, next_timer_at, changed_at: new Date(at) }, said)
  await writeTurn(ctx, row, turn, at)
  if (tells === undefined) return
  await ctx.publish({
    type: tells,
    accountId: row.accountId,
    subject: { type: 'finding', id: row.id },
    data: { environmentId: row.environmentId, kind: turn.kind, severity: row.severity, ...data },
    ...(turn.words === undefined ? {} : { texts: { words: turn.words } }),
  })
}
