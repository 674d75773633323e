import type { Joining } from '@mainstay/contracts/joinings'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { personRefs } from '../contacts/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { listOtherSides, type SideRow } from './queries.ts'

const stateOf = ({ agreed_at, joined_at, ended_at }: SideRow): Joining['state'] => {
  if (ended_at) return 'ended'
  if (joined_at) return 'joined'
  return agreed_at ? 'agreed' : 'asked'
}
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** Sides of one account as its readers see them; who the other is and what they said is for staff. */
export async function joiningViews(ctx: Ctx, sides: readonly SideRow[]): Promise<Joining[]> {
  const [first] = sides
  if (!first) return []
  const isStaff = ctx.principal.role !== 'desk_customer'
  const others = isStaff ? await listOtherSides(ctx, sides) : []
  const people = await personRefs(
    ctx,
    sides.flatMap(({ asked_by, agreed_by }) => [asked_by, agreed_by]),
  )
  const policy = await policyForAccount(ctx, first.account_id)
  return sides.flatMap((side) => {
    const askedBy = people.get(side.asked_by)
    const other = others.find(({ joining_id }) => joining_id === side.joining_id)
    if (!askedBy) return []
    return [
      {
        id: encodeId('joi', side.joining_id),
        accountId: encodeId('acc', side.account_id),
        otherName: side.other_name,
        other: other ? { accountId: encodeId('acc', side.other_id), agreedAt: iso(other.agreed_at) } : null,
        reason: side.reason,
        state: stateOf(side),
        clause: policy.agreements.joining?.clause ?? null,
        askedAt: side.asked_at.toISOString(),
        askedBy,
        agreedAt: iso(side.agreed_at),
        agreedBy: (side.agreed_by && people.get(side.agreed_by)) || null,
        joinedAt: iso(side.joined_at),
        endedAt: iso(side.ended_at),
        version: side.version,
      },
    ]
  })
}

export async function joiningView(ctx: Ctx, side: SideRow | undefined): Promise<Joining> {
  const [view] = side ? await joiningViews(ctx, [side]) : []
  if (!view) throw new Refusal('joining.not_found')
  return view
}
