import type { Commitment, LedgerRow as LedgerRowShape } from '@mainstay/contracts/commitments'
import type { z } from 'zod'
import { readPages } from '../../data/index.ts'

type AnyRow = z.infer<typeof LedgerRowShape>
/** An answer on the ledger; what is owed without being asked has a view of its own. */
export interface LedgerRow extends AnyRow {
  readonly commitment: Commitment
}
export const isAnswer = (row: AnyRow): row is LedgerRow => row.commitment.kind === 'response'

/** Every page of answers, up to so many. */
export const readAnswers = async (
  readPage: Parameters<typeof readPages<AnyRow>>[0],
  atMost: number,
): Promise<LedgerRow[]> => (await readPages<AnyRow>(readPage, atMost)).filter(isAnswer)

export type LedgerTab = 'all' | 'running' | 'late' | 'kept' | 'replaced'
export type LedgerKind = 'all' | 'policy' | 'person'
type SectionName = 'late' | 'soon' | 'today' | 'later' | 'kept' | 'replaced'

const soonMs = 2 * 3_600_000
const dayMs = 24 * 3_600_000

export interface LedgerSection {
  readonly name: SectionName
  readonly rows: readonly LedgerRow[]
}

const dueOf = ({ commitment }: LedgerRow): number => Date.parse(commitment.dueAt)

/** One ledger in time order: late, two hours, today, this week, kept. Empty sections fall out. */
export function sectionsOf(rows: readonly LedgerRow[], now: number): readonly LedgerSection[] {
  const running = rows.filter(({ commitment }) => commitment.state === 'running')
  const inSpan = (from: number, to: number) =>
    running.filter((row) => dueOf(row) >= now + from && dueOf(row) < now + to)
  const sections: readonly LedgerSection[] = [
    {
      name: 'late',
      rows: rows.filter(
        (row) => row.commitment.state === 'breached' || (row.commitment.state === 'running' && dueOf(row) < now),
      ),
    },
    { name: 'soon', rows: inSpan(0, soonMs) },
    { name: 'today', rows: inSpan(soonMs, dayMs) },
    { name: 'later', rows: inSpan(dayMs, Number.POSITIVE_INFINITY) },
    {
      name: 'kept',
      rows: rows.filter(({ commitment }) => commitment.state === 'met' || commitment.state === 'met_late'),
    },
    {
      name: 'replaced',
      rows: rows.filter(({ commitment }) => commitment.state === 'superseded' || commitment.state === 'cancelled'),
    },
  ]
  return sections.filter((section) => section.rows.length > 0)
}
