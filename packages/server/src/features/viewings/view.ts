import type { Viewing } from '@mainstay/contracts/viewings'
import { encodeId } from '../../platform/ids/index.ts'
import type { PersonRefView } from '../contacts/index.ts'
import type { ViewingRow } from './queries.ts'

/** A viewing as both sides read it. `at` is now, in epoch ms. */
export function viewingView(row: ViewingRow, people: ReadonlyMap<string, PersonRefView>, at: number): Viewing {
  const end = row.ended_at ?? row.expires_at
  return {
    id: encodeId('view', row.id),
    accountId: encodeId('acc', row.account_id),
    contact: named(people, row.person_id, 'customer'),
    by: named(people, row.staff_id, 'staff'),
    reason: row.reason,
    startedAt: row.started_at.toISOString(),
    endsAt: end.toISOString(),
    isOver: end.getTime() <= at,
  }
}

/** Somebody who is in sight no more keeps their place in the list, without a name. */
const named = (people: ReadonlyMap<string, PersonRefView>, id: string, side: PersonRefView['side']): PersonRefView =>
  people.get(id) ?? { id: encodeId('per', id), name: '', side, city: null }
