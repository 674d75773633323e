import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { getMyAccountsEndpoint, MyAccount, SuccessItem } from '@mainstay/contracts/success'
import { actingManager } from '@mainstay/policy/success'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { accountsInHandsOf } from '../accounts/index.ts'
import { type PersonRefView, personRefs } from '../contacts/index.ts'
import { silentRequests } from '../requests/index.ts'
import { findStaff } from '../staff/index.ts'
import { type AccountFacts, factsOfAccounts } from './health-of-accounts.ts'
import { itemViews } from './item-views.ts'
import { groundsOf, type PlanGround } from './plan-ground.ts'

const dayMs = 86_400_000
/** So many pressing things are shown; more than that is no list for a day. */
const shown = 100

type InHands = Awaited<ReturnType<typeof accountsInHandsOf>>[number]
interface Beside {
  readonly facts: AccountFacts
  readonly ground: PlanGround
  readonly part: MyAccount['part']
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly requestsWaiting: number
}

/** The accounts in the reader's hands as facts, those that do worst first, and what presses in their plans. */
export async function getMyAccounts(ctx: Ctx): Promise<OutputOf<typeof getMyAccountsEndpoint>> {
  allow(ctx, 'my_accounts.see', {})
  const personId = actingPerson(ctx)
  const at = await ctx.now()
  const mine = await accountsInHandsOf(ctx, personId)
  const ids = mine.map(({ id }) => id)
  const grounds = await groundsOf(ctx, ids, at)
  const facts = await factsOfAccounts(ctx, grounds, at)
  const people = await personRefs(
    ctx,
    mine.map(({ tam_id }) => tam_id),
  )
  const waiting = await silentRequests(ctx, ids, at - wordDays(grounds) * dayMs)
  const items: MyAccount[] = []
  for (const account of mine) {
    const [own, ground] = [facts.get(account.id), grounds.get(account.id)]
    if (!own || !ground) continue
    const part = await partOf(ctx, account, { personId, at })
    const requestsWaiting = waiting.get(account.id) ?? 0
    items.push(accountView(account, { facts: own, ground, part, people, requestsWaiting }))
  }
  const pressing = await pressingIn(ctx, mine, { facts, grounds })
  return { items: items.toSorted(byNeed), pressing }
}

const byNeed = (one: MyAccount, other: MyAccount): number =>
  (one.health?.score ?? 100) - (other.health?.score ?? 100) || (one.account.code < other.account.code ? -1 : 1)

const wordDays = (grounds: ReadonlyMap<string, PlanGround>): number =>
  Math.max(0, ...[...grounds.values()].map(({ rules }) => rules?.requests.wordWithinDays ?? 0))

interface Reader {
  readonly personId: string
  readonly at: number
}
async function partOf(ctx: Ctx, account: InHands, { personId, at }: Reader): Promise<MyAccount['part']> {
  if (account.tam_id === personId) return 'tam'
  if (account.deputy_id !== personId) return 'manager'
  const standing = async (id: string | null) =>
    id === null ? undefined : { personId: id, awayUntil: (await findStaff(ctx, id))?.away_until?.getTime() }
  const [tam, deputy] = [await standing(account.tam_id), await standing(account.deputy_id)]
  return actingManager({ tam, deputy, at }) === personId ? 'standing_in' : 'deputy'
}

const refOf = ({ id, code, name }: InHands) => ({ id: encodeId('acc', id), code, name })

function accountView(account: InHands, { facts, ground, part, people, requestsWaiting }: Beside): MyAccount {
  const { load, health, renewal, stillLate } = facts
  const { result } = ground.held.entitlement
  return {
    account: refOf(account),
    part,
    tam: (account.tam_id && people.get(account.tam_id)) || null,
    planTitle: result.inForce ? (ground.held.policy.plans[result.plan]?.name ?? result.plan) : null,
    openTickets: load.open,
    urgent: load.urgent,
    late: stillLate,
    waitingOnUs: load.waitingOnUs,
    nextDueAt: load.nextDueAt?.toISOString() ?? null,
    blockers: health?.parts.find(({ fact }) => fact === 'blockers_open')?.count ?? 0,
    requestsWaiting,
    findingsOverdue: health?.parts.find(({ fact }) => fact === 'findings_overdue')?.count ?? 0,
    renewal,
    health,
  }
}

interface Known {
  readonly facts: ReadonlyMap<string, AccountFacts>
  readonly grounds: ReadonlyMap<string, PlanGround>
}
/** Open blockers and whatever is overdue: overdue first, the oldest day first. */
async function pressingIn(ctx: Ctx, mine: readonly InHands[], { facts, grounds }: Known) {
  const rows = [...facts.values()].flatMap(({ items }) => items)
  const views = await itemViews(ctx, rows, grounds)
  const byId = new Map(mine.map((account) => [encodeId('acc', account.id), refOf(account)]))
  const presses = ({ kind, state, isOverdue }: SuccessItem) => isOverdue || (kind === 'blocker' && state === 'open')
  return views
    .filter(presses)
    .toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)))
    .slice(0, shown)
    .flatMap((item) => {
      const account = byId.get(item.accountId)
      return account ? [{ account, item }] : []
    })
}
const dayOf = ({ isOverdue, dueOn, since }: SuccessItem): string => `${isOverdue ? 0 : 1} ${dueOn ?? since}`
