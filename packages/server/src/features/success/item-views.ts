import type { HeldField, SuccessItem } from '@mainstay/contracts/success'
import { isOverdue, type Progress, type ProgressRules, progressOf, statesAfter } from '@mainstay/policy/success'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { type InsideFields, listInside, nothingInside } from './inside-queries.ts'
import type { PlanGround } from './plan-ground.ts'
import type { ItemRow } from './queries.ts'
import { listValues, type ValueRow } from './value-queries.ts'

/** Where nobody has said yet how plans are read: the straight line itself, and figures that never grow old. */
const plainRules: ProgressRules = { tolerancePercent: 0, staleAfterDays: 100_000 }

interface Beside {
  readonly inside: ReadonlyMap<string, InsideFields>
  readonly values: ReadonlyMap<string, readonly ValueRow[]>
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly grounds: ReadonlyMap<string, PlanGround>
}

/** Parts of plans as the actor reads them, in a fixed number of statements. Keys without notes read what customers do. */
export async function itemViews(
  ctx: Ctx,
  rows: readonly ItemRow[],
  grounds: ReadonlyMap<string, PlanGround>,
): Promise<SuccessItem[]> {
  const ids = [...new Set(rows.map(({ account_id }) => account_id))]
  if (ids.length === 0) return []
  const seesInside = ids.every((accountId) => isAllowed(ctx, 'success_plan.see_inside', { accountId }))
  const inside = seesInside ? await listInside(ctx, ids) : new Map<string, InsideFields>()
  const values = await listValues(ctx, ids)
  const people = await personRefs(ctx, [
    ...rows.flatMap(({ id, owner_id, answered_by }) => [owner_id, answered_by, inside.get(id)?.owner_id]),
    ...values.map(({ recorded_by }) => recorded_by),
  ])
  const beside = { inside, people, grounds, values: Map.groupBy(values, ({ item_id }) => item_id) }
  return rows
    .filter(({ audience }) => seesInside || audience === 'customer')
    .map((row) => itemView(ctx, row, beside, seesInside))
}

function itemView(ctx: Ctx, row: ItemRow, beside: Beside, seesInside: boolean): SuccessItem {
  const { people, grounds } = beside
  const ground = grounds.get(row.account_id)
  const inside = beside.inside.get(row.id) ?? nothingInside
  const values = beside.values.get(row.id) ?? []
  const dueOn = row.due_on ?? inside.due_on
  const ownerId = row.owner_id ?? inside.owner_id
  const today = ground?.today ?? row.since_on
  const person = (id: string | null) => (id === null ? null : (people.get(id) ?? null))
  return {
    id: encodeId('sit', row.id),
    accountId: encodeId('acc', row.account_id),
    kind: row.kind,
    title: row.title,
    words: row.words ?? inside.words,
    state: row.state,
    next: [...nextStates(ctx, row)],
    origin: row.origin,
    owner: person(ownerId),
    nextStep: row.next_step ?? inside.next_step,
    since: row.since_on,
    dueOn,
    isOverdue: isOverdue({ state: row.state, dueOn }, ground?.todayOf(ownerId) ?? today),
    measure: row.measure,
    values: values.map(({ id, on, value, remark, recorded_by }) => ({
      ...{ id: encodeId('svl', id), on, value, remark, by: person(recorded_by) },
    })),
    progress: progressView(row, { values, dueOn, today, rules: ground?.rules?.progress ?? plainRules }),
    release:
      row.release_id === null || row.release_version === null
        ? null
        : { id: encodeId('rel', row.release_id), version: row.release_version },
    answer: row.answered_at && {
      ...{ words: row.answer, by: person(row.answered_by), at: row.answered_at.toISOString() },
    },
    inside: seesInside
      ? { audience: row.audience, heldBack: heldBackOf(row, inside), team: inside.team, note: inside.note }
      : null,
    version: Number(row.version),
  }
}

/** Fields that stand among the staff alone. */
export const heldBackOf = (row: ItemRow, inside: InsideFields): HeldField[] => {
  const held = (shared: unknown, kept: unknown): boolean => shared === null && kept !== null
  return [
    ...(held(row.words, inside.words) ? (['words'] as const) : []),
    ...(held(row.next_step, inside.next_step) ? (['nextStep'] as const) : []),
    ...(held(row.due_on, inside.due_on) ? (['dueOn'] as const) : []),
    ...(held(row.owner_id, inside.owner_id) ? (['owner'] as const) : []),
  ]
}

/** What the actor may say of it next. */
export function nextStates(ctx: Ctx, { account_id: accountId, kind, state }: ItemRow) {
  const side = ctx.principal.role === 'desk_customer' ? 'customer' : 'staff'
  return isAllowed(ctx, 'success_plan.answer', { accountId }) ? statesAfter({ kind, state, side }) : []
}

interface Measured {
  readonly values: readonly ValueRow[]
  readonly dueOn: string | null
  readonly today: string
  readonly rules: ProgressRules
}
/** Where something with figures stands; undefined for what has none. */
export const progressIn = ({ measure }: ItemRow, { values, dueOn, today, rules }: Measured): Progress | undefined =>
  measure === null ? undefined : progressOf({ measure, dueOn: dueOn ?? undefined, values, today, rules })

function progressView(row: ItemRow, measured: Measured): SuccessItem['progress'] {
  const progress = progressIn(row, measured)
  const whole = (share: number | undefined) => (share === undefined ? null : Math.round(share))
  return progress
    ? { standing: progress.standing, share: whole(progress.share), expected: whole(progress.expected) }
    : null
}
