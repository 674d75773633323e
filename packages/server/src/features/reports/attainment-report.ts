import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type {
  AttainmentReport,
  getAttainmentReportEndpoint,
  listAttainmentRowsEndpoint,
} from '@mainstay/contracts/reports'
import { civilDateAt } from '@mainstay/policy/calendar'
import type { Policy } from '@mainstay/policy/document'
import { type Cell, countOf, cutOf, monthsIn, tallyOf } from '@mainstay/policy/reports'
import { type RawBuilder, sql } from 'kysely'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { findReader } from '../contacts/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { openedFacts } from '../tickets/index.ts'
import { rowsOf } from './fact-columns.ts'
import { besideOf, byPriority, monthOf, timesView, valuesIn } from './figures-view.ts'
import { type Covered, coveredBy, requirePeriod } from './period-asked.ts'
import { listAccountCells, listAnswerTimes, listCells, listLoad, whereCut, whereLoad } from './queries.ts'
import { rowsPage } from './rows-page.ts'
import { attainmentRows, type Span } from './sources.ts'

type Query = InputOf<typeof getAttainmentReportEndpoint>['query']

interface Asked {
  readonly covered: Covered
  readonly span: Span
  readonly policy: Policy
  /** By plan and priority, as far as a row has them. */
  readonly narrowed: RawBuilder<unknown>
}

/** Dates begin in the reader's own zone: no account's is everybody's. */
async function asked(ctx: Ctx, query: Query): Promise<Asked> {
  allow(ctx, 'attainment.see', {})
  const accountId = query.accountId === undefined ? undefined : decodeId('acc', query.accountId)
  const reader = 'personId' in ctx.principal ? await findReader(ctx, ctx.principal.personId) : undefined
  const [zone, now] = [reader?.zone ?? 'UTC', await ctx.now()]
  const period = { from: query.from, until: query.until }
  requirePeriod(period, civilDateAt(zone, now))
  const covered = coveredBy({ ...period, kind: 'free' }, zone)
  const policy = await currentPolicy(ctx)
  const { silentAfterDays } = policy.reports
  const span = { accountId, from: covered.fromAt, until: covered.untilAt, zone, now, silentAfterDays }
  return { covered, span, policy, narrowed: narrowedBy(query) }
}

const narrowedBy = ({ plan, priority }: Pick<Query, 'plan' | 'priority'>): RawBuilder<unknown> =>
  sql`${plan === undefined ? sql`true` : sql`f.plan = ${plan}`} AND ${priority === undefined ? sql`true` : sql`f.priority = ${priority}`}`

/** Attainment over every account in sight, from the ledger: nothing is by engineer. */
export async function getAttainmentReport(
  ctx: Ctx,
  { query }: InputOf<typeof getAttainmentReportEndpoint>,
): Promise<AttainmentReport> {
  const { covered, span, policy, narrowed } = await asked(ctx, query)
  const all = await attainmentRows(ctx, span)
  const rows = sql`SELECT * FROM (${all}) AS f WHERE ${narrowed}`
  const cells = await listCells(ctx, rows)
  const sight = 'every'
  const { from, until, zone } = covered
  const times = await listAnswerTimes(ctx, rows, whereCut(cutOf('responses.answered', sight)))
  return {
    period: { from, until, zone },
    asOf: new Date(span.now).toISOString(),
    responses: tallyOf(cells, { family: 'responses', sight }),
    byHand: tallyOf(cells, { family: 'by_hand', sight }),
    engagements: tallyOf(cells, { family: 'engagements', sight }),
    byPriority: byPriority(cells, sight),
    byPlan: byPlan(cells, policy),
    byAccount: await byAccount(ctx, rows),
    months: monthsIn(covered).map((month) => ({ month, ...monthOf(cells, month, sight) })),
    times: times.map((row) => timesView(row, cells, sight)),
    load: [...(await listLoad(ctx, openedFacts(span), { zone, where: narrowed }))],
    ticketsOpened: countOf(cells, cutOf('tickets.opened', sight)),
    beside: besideOf({ cells, silentAfterDays: span.silentAfterDays }, sight),
  }
}

const byPlan = (cells: readonly Cell[], policy: Policy): AttainmentReport['byPlan'] =>
  valuesIn(cells, 'responses.made', 'plan', 'every').map(([plan]) => ({
    plan,
    planTitle: policy.plans[plan]?.name ?? plan,
    ...tallyOf(cells, { family: 'responses', sight: 'every', narrowed: { plan } }),
  }))

/** Accounts with any promise in the time, by name. */
async function byAccount(ctx: Ctx, rows: RawBuilder<unknown>): Promise<AttainmentReport['byAccount']> {
  const cells = Map.groupBy(await listAccountCells(ctx, rows), ({ account_id }) => account_id)
  const refs = await accountRefs(ctx, [...cells.keys()])
  return [...cells]
    .flatMap(([id, own]) => {
      const account = refs.get(id)
      if (!account) return []
      const tally = (family: 'responses' | 'engagements') => tallyOf(own, { family, sight: 'every' })
      const view = { ...account, id: encodeId('acc', account.id) }
      return [{ account: view, responses: tally('responses'), engagements: tally('engagements') }]
    })
    .toSorted((one, other) => one.account.name.localeCompare(other.account.name))
}

/** The rows behind one of those figures. */
export const listAttainmentRows = async (
  ctx: Ctx,
  { query }: InputOf<typeof listAttainmentRowsEndpoint>,
): Promise<OutputOf<typeof listAttainmentRowsEndpoint>> => {
  const { span, narrowed } = await asked(ctx, query)
  const { hour, region } = query
  if (hour === undefined && region === undefined) {
    const rows = await attainmentRows(ctx, span)
    return rowsPage(ctx, { rows, query, sight: 'every', and: narrowed })
  }
  const opened = sql`SELECT f.* FROM (${openedFacts(span)}) AS f WHERE ${whereLoad({ hour, region, zone: span.zone })}`
  return rowsPage(ctx, { rows: rowsOf('ticket', opened), query, sight: 'every', and: narrowed })
}
