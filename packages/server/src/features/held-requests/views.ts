import type { FileRef } from '@mainstay/contracts/files'
import type { HeldRequest } from '@mainstay/contracts/held-requests'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { listHeldFiles } from '../files/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { type TicketRef, ticketRefs } from '../tickets/index.ts'
import { type HeldRow, type KnownFrom, listKnownFrom } from './queries.ts'

interface Beside {
  readonly files: ReadonlyMap<string, readonly FileRef[]>
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly tickets: ReadonlyMap<string, TicketRef>
  readonly known: ReadonlyMap<string, KnownFrom>
}

/** Held requests as their reader sees them; what stands beside them is read for a whole page at once. */
export async function heldViews(ctx: Ctx, rows: readonly HeldRow[]): Promise<HeldRequest[]> {
  const isStaff = ctx.principal.role !== 'desk_customer'
  const beside: Beside = {
    files: await listHeldFiles(
      ctx,
      rows.map(({ id }) => id),
    ),
    people: await personRefs(
      ctx,
      rows.map((row) => row.decided_by),
    ),
    tickets: await ticketRefs(
      ctx,
      rows.flatMap(({ ticket_id }) => ticket_id ?? []),
    ),
    known: isStaff
      ? await listKnownFrom(
          ctx,
          rows.map(({ email }) => email),
        )
      : new Map(),
  }
  const views: HeldRequest[] = []
  for (const row of rows) views.push(await viewOf(ctx, row, beside))
  return views
}

async function viewOf(ctx: Ctx, row: HeldRow, { files, people, tickets, known }: Beside): Promise<HeldRequest> {
  const { people: rules } = await policyForAccount(ctx, row.account_id ?? undefined)
  const ticket = row.ticket_id === null ? undefined : tickets.get(row.ticket_id)
  const from = known.get(row.email.toLowerCase())
  return {
    id: encodeId('hrq', row.id),
    account: accountRefOf(row.account_id, row.account_code, row.account_name),
    state: row.state,
    placedBy: row.placed_by,
    sender: { name: row.name, email: row.email, isAddressProved: row.proved_at !== null },
    subject: row.subject,
    text: row.text,
    files: [...(files.get(row.id) ?? [])],
    at: row.created_at.toISOString(),
    heldAt: iso(row.held_at),
    seenAt: iso(row.seen_at),
    managerToldAt: ctx.principal.role === 'desk_customer' ? null : iso(row.manager_told_at),
    decidedAt: iso(row.decided_at),
    decidedBy: (row.decided_by === null ? undefined : people.get(row.decided_by)) ?? null,
    declinedBecause: row.declined_because,
    admittedBecause: row.admitted_because,
    ticket: ticket ? { id: ticket.id, number: ticket.number } : null,
    adoptedAs: { ...rules.heldRequests.adoptedAs },
    knownFrom: from ? { account: refOf(from.account_id, from.code, from.name), until: iso(from.to_at) } : null,
    may: mayOn(ctx, row),
    version: row.version,
  }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const refOf = (id: string, code: string, name: string) => ({ id: encodeId('acc', id), code, name })
const accountRefOf = (id: string | null, code: string | null, name: string | null) =>
  id === null || code === null || name === null ? null : refOf(id, code, name)

/** What this reader may do now. */
function mayOn(ctx: Ctx, { state, account_id: accountId }: HeldRow): HeldRequest['may'] {
  const may: HeldRequest['may'] = []
  if (state !== 'held' && state !== 'unproved') return may
  if (state === 'held' && accountId !== null) {
    if (isAllowed(ctx, 'held_request.adopt', { accountId })) may.push('adopt')
    if (isAllowed(ctx, 'held_request.decline', { accountId })) may.push('decline')
    if (isAllowed(ctx, 'held_request.admit', { accountId })) may.push('admit')
  }
  if (isAllowed(ctx, 'held_request.sort', {})) may.push('assign', 'spam')
  return may
}
