import type { FeatureRequest, RequestBrief, RequestRow } from '@mainstay/contracts/requests'
import { type RequestWeights, statusesAfter, weighCounts } from '@mainstay/policy/requests'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { backedBy, countBackers, hasAsked } from './ask-queries.ts'
import { listAdvocacy, listNotes } from './inside-queries.ts'
import { weighingNow } from './keep-weight.ts'
import { findLastMove } from './move-queries.ts'
import { findRequest, listChanges, type PublicRow, type RequestRecord } from './queries.ts'
import { readRequest } from './sight.ts'

const releaseIdOf = ({ releaseId }: RequestRecord) => (releaseId === null ? null : encodeId('rel', releaseId))
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** What every reader has of it. */
export const briefOf = (row: PublicRow, isOurs: boolean): RequestBrief => ({
  id: encodeId('req', row.id),
  productId: encodeId('prd', row.productId),
  title: row.title,
  wording: row.wording,
  status: row.status,
  statusWords: row.statusWords,
  statusAt: row.statusAt.toISOString(),
  release: row.release,
  stage: row.stage,
  isOurs,
})

/** Briefs, each with whether the reader's account asks for it. */
export async function briefsOf(ctx: Ctx, rows: readonly PublicRow[]): Promise<RequestBrief[]> {
  const { principal } = ctx
  const ids = rows.map(({ id }) => id)
  const ours = principal.role === 'desk_customer' ? await backedBy(ctx, principal.accountId, ids) : new Set<string>()
  return rows.map((row) => briefOf(row, ours.has(row.id)))
}

/** Lines of the staff's list. Accounts and asks are those in the reader's sight. */
export async function requestRows(ctx: Ctx, rows: readonly RequestRecord[]): Promise<RequestRow[]> {
  const backers = await countBackers(ctx, rows)
  return rows.map((row) => ({
    ...briefOf(row, false),
    weight: row.weight,
    ...(backers.get(row.id) ?? { accounts: 0, asks: 0 }),
    visibility: row.visibility,
    plans: [...row.plans],
    externalRef: row.externalRef,
    releaseId: releaseIdOf(row),
    version: row.version,
  }))
}

/** One request as its reader sees it now; `askedId` is the address that led to it. */
export async function requestView(ctx: Ctx, id: string, askedId = encodeId('req', id)): Promise<FeatureRequest> {
  const row = await readRequest(ctx, id)
  const { principal } = ctx
  const isCustomer = principal.role === 'desk_customer'
  const accountId = isCustomer ? principal.accountId : undefined
  const isOurs = accountId !== undefined && (await backedBy(ctx, accountId, [id])).has(id)
  const isMine =
    accountId !== undefined && isCustomer
      ? await hasAsked(ctx, { requestId: id, accountId, personId: principal.personId })
      : false
  const history = (await listChanges(ctx, id)).map((change) => ({ ...change, at: change.at.toISOString() }))
  const staff = isCustomer ? null : await insideOf(ctx, row as RequestRecord)
  return { ...briefOf(row, isOurs), history, askedId, isMine, staff, version: row.version }
}

async function insideOf(ctx: Ctx, row: RequestRecord): Promise<NonNullable<FeatureRequest['staff']>> {
  const mayRead = isAllowed(ctx, 'feature_request.see_inside', {})
  const [notes, argued] = mayRead ? [await listNotes(ctx, row.id), await listAdvocacy(ctx, row.id)] : [[], []]
  const people = await personRefs(ctx, [
    ...notes.map(({ byId }) => byId),
    ...argued.flatMap(({ arguedBy, decidedBy }) => [arguedBy, decidedBy]),
  ])
  const personOf = (id: string | null) => (id === null ? undefined : people.get(id)) ?? null
  return {
    weight: row.weight,
    ...((await countBackers(ctx, [row])).get(row.id) ?? { accounts: 0, asks: 0 }),
    ...(await partsOf(ctx, row)),
    visibility: row.visibility,
    plans: [...row.plans],
    externalRef: row.externalRef,
    releaseId: releaseIdOf(row),
    notes: notes.map(({ id, text, byId, at }) => ({
      ...{ id: encodeId('rqn', id), text, by: personOf(byId), at: at.toISOString() },
    })),
    advocacy: argued.map(({ id, accountId, code, name, arguedBy, arguedAt, decidedBy, decidedAt, ...said }) => ({
      ...said,
      id: encodeId('avc', id),
      account: { id: encodeId('acc', accountId), code, name },
      ...{ arguedBy: personOf(arguedBy), arguedAt: arguedAt.toISOString() },
      ...{ decidedBy: personOf(decidedBy), decidedAt: iso(decidedAt) },
    })),
    undo: await undoOf(ctx, row.id),
    next: [...statusesAfter(row.status)],
  }
}

/** The full amount a year that a part of value counts in. */
const perOf = ({ what, of }: { what: string; of: string | null }, { value }: RequestWeights): number | null =>
  what === 'value' && of !== null ? (value?.per[of] ?? null) : null

/** The sum behind the weight, with names for the plans and add-ons. */
async function partsOf(ctx: Ctx, row: RequestRecord) {
  const { weights, clause } = await weighingNow(ctx)
  const { plans, addOns } = await currentPolicy(ctx)
  const nameOf = (what: string, of: string | null) =>
    of === null || what === 'value' ? of : ((what === 'plan' ? plans : addOns)[of]?.name ?? of)
  const { parts } = weighCounts(row.counts, weights)
  return {
    clause,
    parts: parts.map((part) => ({ ...part, name: nameOf(part.what, part.of), per: perOf(part, weights) })),
  }
}

async function undoOf(ctx: Ctx, id: string) {
  const move = await findLastMove(ctx, [id])
  if (!move || move.undoUntil.getTime() <= (await ctx.now())) return null
  const other = await findRequest(ctx, move.fromId === id ? move.intoId : move.fromId)
  if (!other) return null
  return {
    kind: move.kind,
    other: { id: encodeId('req', other.id), title: other.title },
    until: move.undoUntil.toISOString(),
  }
}
