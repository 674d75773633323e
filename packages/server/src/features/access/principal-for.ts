import { can } from '@mainstay/policy/access'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { findOpenViewing } from '../viewings/index.ts'
import { principalOf, viewedPrincipal } from './standing.ts'

/**
 * The contact whose portal is seen in a viewing, as long as it lasts, the viewer may view and the contact is one. Given
 * the person who shows it, it must be their own.
 */
export async function viewedIn(
  ctx: Ctx,
  viewingId: string,
  shownBy?: { readonly personId: string; readonly through: { readonly sessionId: string } },
): Promise<Principal | undefined> {
  const viewing = await findOpenViewing(ctx, viewingId)
  if (!viewing || (shownBy && viewing.staff_id !== shownBy.personId)) return undefined
  const { id, account_id: accountId, person_id: personId, staff_id: staffId } = viewing
  const viewer = await principalOf(ctx, { personId: staffId, through: shownBy?.through })
  if (!viewer || !can(viewer.actor, 'contact.view_as', { accountId }).allowed) return undefined
  const seen = await principalOf(ctx, { personId, accountId })
  return seen && viewedPrincipal(seen, { id, staffId, until: viewing.expires_at.getTime() })
}

/** The principal of a signed address: its person for its account, seen by a viewer where the address was made so. */
export async function principalFor(
  ctx: Ctx,
  who: { readonly personId: string; readonly accountId: string; readonly viewing?: string | undefined },
): Promise<Principal | undefined> {
  if (who.viewing === undefined) return principalOf(ctx, who)
  const seen = await viewedIn(ctx, who.viewing)
  return seen?.role === 'desk_customer' && seen.personId === who.personId && seen.accountId === who.accountId
    ? seen
    : undefined
}
