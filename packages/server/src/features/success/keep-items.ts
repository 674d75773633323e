import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { addSuccessItemEndpoint, changeSuccessItemEndpoint, HeldField } from '@mainstay/contracts/success'
import { firstState, type SuccessKind } from '@mainstay/policy/success'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { mandateOf, requireAccount } from '../contacts/index.ts'
import { findRelease } from '../releases/index.ts'
import { staffForAccount } from '../staff/index.ts'
import { audienceOf, itemForUpdate, readItem } from './find-item.ts'
import { type InsideFields, listInside, nothingInside, writeInside } from './inside-queries.ts'
import { heldBackOf } from './item-views.ts'
import { includedPlan } from './plan-ground.ts'
import { countItems, insertItem, type SharedFields, updateItem } from './queries.ts'

type Added = InputOf<typeof addSuccessItemEndpoint>
type Changed = InputOf<typeof changeSuccessItemEndpoint>
/** So many parts a plan may have, those that are over among them. */
const most = 500

/** A new part of a plan, in its first state. What is held back of it never stands in a row that customers can reach. */
export async function addSuccessItem(ctx: Ctx, { params, body }: Added) {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'success_plan.keep', { accountId })
  await requireAccount(ctx, accountId)
  const { today } = await includedPlan(ctx, accountId)
  if ((await countItems(ctx, accountId)) >= most) throw new Refusal('success_plan.full')
  const { kind } = body
  const audience = kind === 'action' ? 'staff' : body.audience
  requireFit(kind, body)
  const { shared, inside } = split(
    { ...empty, ...(await fieldsOf(ctx, accountId, body)), title: body.title, audience },
    body.heldBack,
  )
  const id = ctx.newId()
  await insertItem(ctx, {
    ...{ account_id: accountId, id, kind, state: firstState(kind), origin: originOf(kind, body.origin) },
    ...{ since_on: body.since ?? today, release_id: await releaseOf(ctx, body.releaseId), ...shared },
    ...{ created_by: actingPerson(ctx), created_at: new Date(await ctx.now()) },
  })
  if (isWritten(inside)) await writeInside(ctx, { accountId, itemId: id }, inside)
  await ctx.publish({
    type: 'success_item.added',
    accountId,
    subject: { type: 'success_item', id },
    data: { kind },
    texts: { title: body.title },
    ...audienceOf({ audience }),
  })
  return readItem(ctx, accountId, id)
}

/** Changes what a part says, and who reads it: field by field. */
export async function changeSuccessItem(ctx: Ctx, { params, body }: Changed) {
  const item = await itemForUpdate(ctx, params, 'success_plan.keep')
  requireCurrentVersion(ctx, Number(item.version))
  const { account_id: accountId, id, kind } = item
  requireFit(kind, { ...body, releaseId: item.release_id ?? undefined })
  const kept = (await listInside(ctx, [accountId])).get(id) ?? nothingInside
  const before: Fields = {
    ...{ title: item.title, audience: item.audience, measure: item.measure, team: kept.team, note: kept.note },
    ...{ words: item.words ?? kept.words, next_step: item.next_step ?? kept.next_step },
    due_on: item.due_on ?? kept.due_on,
    ...(item.owner_id === null
      ? { owner_id: kept.owner_id, owner_side: kept.owner_side }
      : { owner_id: item.owner_id, owner_side: item.owner_side }),
  }
  const { title = before.title } = body
  const audience = kind === 'action' ? 'staff' : (body.audience ?? before.audience)
  const after = { ...before, ...(await fieldsOf(ctx, accountId, body)), title, audience }
  const { shared, inside } = split(after, body.heldBack ?? heldBackOf(item, kept))
  await updateItem(ctx, item, shared, await ctx.now())
  if (isWritten(inside) || isWritten(kept)) await writeInside(ctx, { accountId, itemId: id }, inside)
  await ctx.publish({
    type: 'success_item.changed',
    accountId,
    subject: { type: 'success_item', id },
    data: { kind },
    texts: { title },
    // whoever read it before learns that it is gone
    ...audienceOf({ audience: item.audience === 'customer' ? 'customer' : audience }),
  })
  return readItem(ctx, accountId, id)
}

/** Every field of a part, wherever it stands. */
interface Fields extends SharedFields, InsideFields {}
const empty = { ...nothingInside, measure: null }

/** Divides the fields between the row that both sides read and the one that is the staff's alone. */
function split({ team, note, ...all }: Fields, heldBack: readonly HeldField[]) {
  const held = (field: HeldField) => all.audience === 'customer' && heldBack.includes(field)
  const owner = { owner_id: all.owner_id, owner_side: all.owner_side }
  const noOwner = { owner_id: null, owner_side: null }
  const shared: SharedFields = {
    ...{ title: all.title, audience: all.audience, measure: all.measure },
    words: held('words') ? null : all.words,
    next_step: held('nextStep') ? null : all.next_step,
    due_on: held('dueOn') ? null : all.due_on,
    ...(held('owner') ? noOwner : owner),
  }
  const inside: InsideFields = {
    ...{ team, note },
    words: held('words') ? all.words : null,
    next_step: held('nextStep') ? all.next_step : null,
    due_on: held('dueOn') ? all.due_on : null,
    ...(held('owner') ? owner : noOwner),
  }
  return { shared, inside }
}

const isWritten = (inside: InsideFields): boolean => Object.values(inside).some((value) => value !== null)

/** The fields that a body names; what it does not name stays as it is. */
async function fieldsOf(ctx: Ctx, accountId: string, body: Added['body'] | Changed['body']): Promise<Partial<Fields>> {
  const { words, nextStep, dueOn, measure, team, note, ownerId } = body
  return {
    ...(words === undefined ? {} : { words }),
    ...(nextStep === undefined ? {} : { next_step: nextStep }),
    ...(dueOn === undefined ? {} : { due_on: dueOn }),
    ...(measure === undefined ? {} : { measure }),
    ...(team === undefined ? {} : { team }),
    ...(note === undefined ? {} : { note }),
    ...(ownerId === undefined ? {} : await ownerOf(ctx, accountId, ownerId)),
  }
}

/** Refuses `success_item.owner_unfit` unless the owner is a contact of the account or one of ours who sees it. */
async function ownerOf(ctx: Ctx, accountId: string, ownerId: string | null) {
  if (ownerId === null) return { owner_id: null, owner_side: null }
  const owner_id = decodeId('per', ownerId)
  const { inSight } = await staffForAccount(ctx, accountId, await ctx.now())
  if (inSight.some(({ person_id }) => person_id === owner_id)) return { owner_id, owner_side: 'staff' as const }
  if (!(await mandateOf(ctx, accountId, owner_id))) throw new Refusal('success_item.owner_unfit')
  return { owner_id, owner_side: 'customer' as const }
}

interface Asked {
  readonly measure?: unknown
  readonly releaseId?: string | undefined
  readonly audience?: string | undefined
}
/** Refuses `success_item.fields_unfit`: figures belong to objectives and users, a release to what it brings. */
function requireFit(kind: SuccessKind, { measure, releaseId }: Asked): void {
  const isMeasured = kind === 'objective' || kind === 'users'
  const hasStrangeMeasure = measure !== undefined && measure !== null && !isMeasured
  if (hasStrangeMeasure || (kind === 'feature') !== (releaseId !== undefined))
    throw new Refusal('success_item.fields_unfit')
}

const originOf = (kind: SuccessKind, origin: 'initial' | 'new' | undefined) =>
  kind === 'use_case' ? (origin ?? 'new') : null

/** Refuses `release.not_found` for a release that is not given out. */
async function releaseOf(ctx: Ctx, releaseId: string | undefined): Promise<string | null> {
  if (releaseId === undefined) return null
  const release = await findRelease(ctx, decodeId('rel', releaseId))
  if (release?.state !== 'published') throw new Refusal('release.not_found')
  return release.id
}
