import type { Ctx } from '../../platform/ctx.ts'
import { activeContacts, type PersonRefView, personRefs } from '../contacts/index.ts'

/** Technical contacts of each account, as they are told: those who read along are not. */
export async function contactsByAccount(
  ctx: Ctx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonRefView[]>> {
  if (accountIds.length === 0) return new Map()
  const mandates = (await activeContacts(ctx, ...accountIds)).filter(({ role }) => role === 'contact')
  const people = await personRefs(
    ctx,
    mandates.map(({ person_id }) => person_id),
  )
  const byAccount = Map.groupBy(mandates, ({ account_id }) => account_id)
  return new Map([...byAccount].map(([id, own]) => [id, own.flatMap(({ person_id }) => people.get(person_id) ?? [])]))
}
