import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listInvitationsEndpoint } from '@mainstay/contracts/invitations'
import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call, Caller } from '../../platform/http/route.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { type InvitationRow, listLatest } from './invitation-queries.ts'

type View = OutputOf<typeof listInvitationsEndpoint>['items'][number]

/** Who of an account, or of the staff, can sign in, and how far the others are. */
export const listInvitations =
  (parts: AccessParts) =>
  async ({
    caller,
    input,
  }: Call<InputOf<typeof listInvitationsEndpoint>>): Promise<OutputOf<typeof listInvitationsEndpoint>> => {
    if (!caller) throw new Refusal('session.missing')
    const { principal } = caller
    const asked = input.query.accountId === undefined ? undefined : decodeId('acc', input.query.accountId)
    const accountId = asked ?? (principal.role === 'desk_customer' ? principal.accountId : undefined)
    const personIds = await parts.openUnit(principal, 'read', (ctx) => listWhoBelongs(ctx, accountId))
    const items = await invitationsOf(parts, caller, personIds, accountId)
    return { items: [...items], mailIsSetUp: parts.sendsMail }
  }

async function listWhoBelongs(ctx: Ctx, accountId: string | undefined): Promise<readonly string[]> {
  if (accountId === undefined) allow(ctx, 'staff.see', {})
  else allow(ctx, 'contact.see', { accountId })
  const found =
    accountId === undefined
      ? await sql<{ person_id: string }>`SELECT person_id FROM staff WHERE to_at IS NULL ORDER BY person_id`.execute(
          ctx.db,
        )
      : await sql<{ person_id: string }>`SELECT person_id FROM mandates
          WHERE account_id = ${accountId} AND to_at IS NULL ORDER BY person_id`.execute(ctx.db)
  return found.rows.map((row) => row.person_id)
}

/** How far these people are on their way in: invitations as the caller may see them, and who has a sign-in. */
export async function invitationsOf(
  parts: AccessParts,
  caller: Caller,
  personIds: readonly string[],
  accountId: string | undefined,
): Promise<readonly View[]> {
  const sent = await parts.openUnit(caller.principal, 'read', async (ctx) => {
    const latest = await listLatest(ctx, personIds, accountId)
    return { latest, refs: await listInviters(ctx, [...latest.values()]), now: await ctx.now() }
  })
  const within = await parts.asWorker('read', (ctx) => listWithSignIn(ctx, personIds))
  return personIds.map((personId) => viewOf(personId, sent.latest.get(personId), within.has(personId), sent))
}

async function listWithSignIn(ctx: Ctx, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ person_id: string }>`SELECT person_id FROM auth_users
    WHERE person_id = ANY (${[...personIds]}::uuid[])`.execute(ctx.db)
  return new Set(found.rows.map((row) => row.person_id))
}

type Inviter = NonNullable<View['invitedBy']>

async function listInviters(ctx: Ctx, rows: readonly InvitationRow[]): Promise<ReadonlyMap<string, Inviter>> {
  const ids = rows.flatMap((row) => row.invited_by ?? [])
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; name: string; is_staff: boolean; city: string | null }>`
    SELECT p.id, p.name, s.person_id IS NOT NULL AS is_staff, s.city FROM people p
    LEFT JOIN staff s ON s.person_id = p.id WHERE p.id = ANY (${ids}::uuid[])`.execute(ctx.db)
  return new Map(
    found.rows.map(({ id, name, is_staff: isStaff, city }) => [
      id,
      { id: encodeId('per', id), name, side: isStaff ? 'staff' : 'customer', city },
    ]),
  )
}

function viewOf(
  personId: string,
  row: InvitationRow | undefined,
  canSignIn: boolean,
  { refs, now }: { readonly refs: ReadonlyMap<string, Inviter>; readonly now: number },
): View {
  return {
    personId: encodeId('per', personId),
    id: row ? encodeId('inv', row.id) : null,
    state: canSignIn ? 'in' : stateOf(row, now),
    invitedBy: (row?.invited_by && refs.get(row.invited_by)) || null,
    invitedAt: row?.invited_at.toISOString() ?? null,
    expiresAt: row?.expires_at.toISOString() ?? null,
    acceptedAt: row?.accepted_at?.toISOString() ?? null,
  }
}

function stateOf(row: InvitationRow | undefined, now: number): View['state'] {
  if (!row || row.accepted_at) return 'none'
  if (row.withdrawn_at) return 'withdrawn'
  return row.expires_at.getTime() <= now ? 'expired' : 'invited'
}
