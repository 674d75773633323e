import type { attainmentEndpoint } from '@mainstay/contracts/commitments'
import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { Ctx } from '../../../platform/ctx.ts'
import { accountRefs } from '../../accounts/index.ts'
import { personRefs } from '../../contacts/index.ts'
import { countExcused } from './queries.ts'

type Beside = OutputOf<typeof attainmentEndpoint>['beside']['excused']
const byName = (one: { readonly name: string }, other: { readonly name: string }) => one.name.localeCompare(other.name)

/** Excused ones, counted by account and by who excused them: in the order of their names, a ranking of nobody. */
export async function excusedBeside(ctx: Ctx, since: number, accountId: string | undefined): Promise<Beside> {
  const rows = await countExcused(ctx, since, accountId)
  const sumOf = (of: typeof rows) => of.reduce((total, { count }) => total + count, 0)
  const accounts = await accountRefs(ctx, [...new Set(rows.map((row) => row.accountId))])
  const people = await personRefs(ctx, [...new Set(rows.map(({ byId }) => byId))])
  const counted = <T>(of: ReadonlyMap<string, T>, key: 'accountId' | 'byId') =>
    [...of].map(([id, named]) => ({ named, count: sumOf(rows.filter((row) => row[key] === id)) }))
  return {
    count: sumOf(rows),
    accounts: counted(accounts, 'accountId')
      .map(({ named, count }) => ({ account: named, count }))
      .toSorted((one, other) => byName(one.account, other.account)),
    by: counted(people, 'byId')
      .map(({ named, count }) => ({ person: named, count }))
      .toSorted((one, other) => byName(one.person, other.person)),
  }
}
