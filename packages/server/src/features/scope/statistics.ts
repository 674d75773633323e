import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { scopeStatisticsEndpoint } from '@mainstay/contracts/scope'
import { words } from '@mainstay/policy/reasons'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { currentPolicy } from '../policies/index.ts'
import { type CountRow, countVerdicts } from './statistics-queries.ts'

type Output = OutputOf<typeof scopeStatisticsEndpoint>
const dayMs = 86_400_000

/**
 * How often each clause, account or version was found outside, and what people made of it: a rule that is mostly overruled
 * is wrong, and so is an engineer's word that leads keep turning. Refuses `access.denied`, `account.not_found`.
 */
export async function scopeStatistics(ctx: Ctx, { query }: InputOf<typeof scopeStatisticsEndpoint>): Promise<Output> {
  allow(ctx, 'scope.see', {})
  const accountId = query.accountId === undefined ? undefined : decodeId('acc', query.accountId)
  if (accountId !== undefined && !(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  const { from, to } = await span(ctx, query)
  const rows = await countVerdicts(ctx, { by: query.by, from, to, accountId })
  const { exclusions } = (await currentPolicy(ctx)).scope
  const labels = new Map(exclusions.map(({ clause, label }) => [clause, label]))
  return { from, to, items: rows.map((row) => itemOf(row, query.by, labels)) }
}

/** Civil dates in UTC, the last one counted; a year up to today unless named. */
async function span(ctx: Ctx, { from, to }: InputOf<typeof scopeStatisticsEndpoint>['query']) {
  const today = new Date(await ctx.now()).toISOString().slice(0, 10)
  const until = to ?? today
  const since = from ?? new Date(Date.parse(`${until}T00:00:00Z`) - 364 * dayMs).toISOString().slice(0, 10)
  if (since > until)
    throw new Refusal('request.invalid', {
      errors: [{ pointer: '/from', code: 'invalid_date', detail: 'This must not be later than the end.' }],
    })
  return { from: since, to: until }
}

function itemOf(row: CountRow, by: 'clause' | 'account' | 'version', labels: ReadonlyMap<string, string>) {
  const { accountId, code, name, ...counts } = row
  const account = accountId === null ? null : { id: encodeId('acc', accountId), code: code ?? '', name: name ?? '' }
  const key = counts.key ?? ''
  const isUnknown = by === 'version' && counts.key === null
  const label = by === 'account' ? (name ?? key) : isUnknown ? words['scope.no_version'] : (labels.get(key) ?? key)
  return { ...counts, key, label, account }
}
