import type { Finding } from '@mainstay/contracts/findings'
import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../../platform/ctx.ts'
import { encodeId } from '../../../platform/ids/index.ts'
import { accountRefs } from '../../accounts/index.ts'
import { personRefs } from '../../contacts/index.ts'
import { findEnvironment } from '../../environments/index.ts'
import { dueDaysOf } from '../../staff/index.ts'
import type { FindingRow, WordsRow } from './queries.ts'

type People = Awaited<ReturnType<typeof personRefs>>
const by = (people: People, id: string | null) => (id !== null && people.get(id)) || null
export const findingNumber = (number: number): string => `F-${number}`

/** What is said of a finding, as it travels. */
export const wordsView = (row: WordsRow) => ({
  ...{ severity: row.severity, group: row.group, title: row.title, why: row.why, recommendation: row.recommendation },
  ...{ effort: row.effort, source: row.source && { name: row.source.name, url: row.source.url ?? null } },
  ...{ evidence: row.evidence.map(({ label, value }) => ({ label, value })), ruleId: row.ruleId },
})
export const ownerView = ({ ownerId, ownerSide }: WordsRow, people: People) =>
  ownerSide === null ? null : { person: by(people, ownerId), side: ownerSide }

/** Findings of one account as its readers see them. */
export async function findingViews(ctx: Ctx, rows: readonly FindingRow[]): Promise<Finding[]> {
  const [first] = rows
  if (!first) return []
  const { accountId } = first
  const account = (await accountRefs(ctx, [accountId])).get(accountId)
  const days = await dueDaysOf(ctx, [accountId])
  const people = await personRefs(
    ctx,
    rows.flatMap(({ ownerId, acceptedBy, doneBy }) => [ownerId, acceptedBy, doneBy]),
  )
  const environments = new Map<string, Finding['environment']>()
  for (const id of new Set(rows.map(({ environmentId }) => environmentId))) {
    const found = await findEnvironment(ctx, accountId, id)
    if (found) environments.set(id, { id: encodeId('env', id), name: found.name })
  }
  return rows.flatMap((row) => {
    const environment = environments.get(row.environmentId)
    if (!account || !environment) return []
    const today = days.todayOf(accountId, row.ownerId)
    return [viewOf(row, { account: { ...account, id: encodeId('acc', accountId) }, environment, people, today })]
  })
}

interface Beside {
  readonly account: Finding['account']
  readonly environment: Finding['environment']
  readonly people: People
  readonly today: string
}
const viewOf = (row: FindingRow, { account, environment, people, today }: Beside): Finding => ({
  ...wordsView(row),
  ...{ id: encodeId('fnd', row.id), account, environment, number: findingNumber(row.number), state: row.state },
  ...{ owner: ownerView(row, people), dueOn: row.dueOn },
  isOverdue: row.state === 'open' && row.dueOn !== null && row.dueOn < today,
  firstToldAt: row.firstToldAt.toISOString(),
  checkedAt: row.checkedAt.toISOString(),
  fixedAt: row.fixedAt?.toISOString() ?? null,
  accepted:
    row.acceptedUntil === null
      ? null
      : {
          ...{ by: by(people, row.acceptedBy), at: (row.acceptedAt ?? row.checkedAt).toISOString() },
          ...{ until: row.acceptedUntil, because: row.acceptedBecause ?? '' },
        },
  saidDone:
    row.doneAt === null ? null : { by: by(people, row.doneBy), at: row.doneAt.toISOString(), words: row.doneWords },
  version: row.version,
})

/** A finding as the actor reads it after a change. */
export async function readFinding(ctx: Ctx, row: FindingRow | undefined): Promise<Finding> {
  const [view] = row ? await findingViews(ctx, [row]) : []
  if (!view) throw new Refusal('finding.not_found')
  return view
}
