import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getOwedEndpoint } from '@mainstay/contracts/owed'
import type { EngagementFact } from '@mainstay/policy/engagements'
import { whyWindow } from '@mainstay/policy/engagements'
import type { Ctx } from '../../../platform/ctx.ts'
import { type PersonRefView, personRefs } from '../../contacts/index.ts'
import { decisionView } from '../decision-of.ts'
import { readerOf } from '../reader-of.ts'
import { listFacts, type NotedRow } from './list-queries.ts'
import { owedInSight } from './owed-in-sight.ts'
import { owedViews } from './owed-view.ts'

type Output = OutputOf<typeof getOwedEndpoint>

/** One owed engagement: why it is owed then, by clause, and what became of it. */
export async function getOwed(ctx: Ctx, { params }: InputOf<typeof getOwedEndpoint>): Promise<Output> {
  const record = await owedInSight(ctx, params.commitmentId)
  const { window, rules, enteredAt, reading, clauses } = record.clock
  const [owed] = await owedViews(ctx, [record])
  if (!owed) throw new Error('an owed engagement has a view')
  const reader = await readerOf(ctx, await ctx.now(), { zone: window.zone, city: cityOf(window.zone) })
  const why = whyWindow({ window, rules, enteredAt }, reading, clauses)
  const facts = await listFacts(ctx, record.accountId, record.id)
  const people = await personRefs(
    ctx,
    facts.map(({ notedBy }) => notedBy),
  )
  return {
    owed,
    decision: decisionView(`owed.${reading.state}`, why, reader),
    history: facts.map((row) => entryView(row, people)),
  }
}

const cityOf = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

const entryView = (
  { fact, words, notedBy }: NotedRow,
  people: ReadonlyMap<string, PersonRefView>,
): Output['history'][number] => ({
  at: new Date(fact.at).toISOString(),
  type: fact.type,
  by: (notedBy !== null && people.get(notedBy)) || null,
  side: 'by' in fact ? fact.by : null,
  bookedAt: bookedAt(fact),
  upheld: fact.type === 'contest_settled' ? fact.upheld : null,
  words,
})

const bookedAt = (fact: EngagementFact): string | null =>
  fact.type === 'booked' || fact.type === 'moved' ? new Date(fact.bookedAt).toISOString() : null
