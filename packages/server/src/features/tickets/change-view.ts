import type { TicketChange } from '@mainstay/contracts/tickets'
import type { ReasonReader } from '@mainstay/policy/reasons'
import { sayScopeValue } from '@mainstay/policy/scope'
import type { z } from 'zod'
import { encodeId } from '../../platform/ids/index.ts'
import type { PersonRefView } from '../contacts/index.ts'
import type { ChangeRow } from './change-queries.ts'
import { decisionView } from './decision-view.ts'
import { personOrNull } from './ticket-row-view.ts'

export type ChangeView = z.infer<typeof TicketChange>
type People = ReadonlyMap<string, PersonRefView>

/** Changes whose values are persons: shown by name. */
const namesPeople = (row: ChangeRow): boolean => row.kind === 'assignment' || row.kind === 'takeover'

export const peopleInChange = (row: ChangeRow): readonly (string | null)[] =>
  namesPeople(row) ? [row.byId, row.from, row.to] : [row.byId]

/** A change as its readers see it, with its decision in words. */
export function changeView(row: ChangeRow, people: People, reader: ReasonReader): ChangeView {
  return {
    id: encodeId('chg', row.id),
    kind: row.kind,
    from: valueShown(row, row.from, people),
    to: valueShown(row, row.to, people),
    reason: row.reason,
    by: personOrNull(people, row.byId),
    side: row.side,
    audience: row.audience,
    answers: row.answers === null ? null : encodeId('chg', row.answers),
    decision: row.decision === null ? null : decisionView(row.decision, reader),
    at: row.at.toISOString(),
  }
}

function valueShown(row: ChangeRow, value: string | null, people: People): string | null {
  if (value === null) return null
  if (row.kind === 'scope') return sayScopeValue(value)
  if (row.kind === 'follow_up') return encodeId('tkt', value)
  return namesPeople(row) ? (people.get(value)?.name ?? null) : value
}
