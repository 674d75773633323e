import { expect, it } from 'vitest'
import { type LedgerRow, sectionsOf } from './ledger-sections.ts'

const now = Date.parse('2026-11-24T15:12:00Z')
const row = (state: string, dueAt: string): LedgerRow => ({ commitment: { state, dueAt } }) as unknown as LedgerRow

it('the ledger stands in time order: late, two hours, today, later, kept, replaced', () => {
  const rows = [
    row('met', '2026-11-24T10:00:00Z'),
    row('superseded', '2026-11-24T11:00:00Z'),
    row('running', '2026-11-27T10:00:00Z'),
    row('running', '2026-11-24T20:00:00Z'),
    row('running', '2026-11-24T16:00:00Z'),
    row('breached', '2026-11-24T14:00:00Z'),
  ]
  expect(sectionsOf(rows, now).map(({ name }) => name)).toEqual(['late', 'soon', 'today', 'later', 'kept', 'replaced'])
})

it('a promise whose time has passed is late before the desk has said so, and an empty section is not shown', () => {
  expect(sectionsOf([row('running', '2026-11-24T15:11:59Z')], now).map(({ name }) => name)).toEqual(['late'])
})

it('no promise stands twice and none is lost', () => {
  const rows = ['running', 'breached', 'met', 'met_late', 'superseded', 'cancelled'].flatMap((state) =>
    [-1, 0, 1, 3, 30, 300].map((hours) => row(state, new Date(now + hours * 3_600_000).toISOString())),
  )
  expect(sectionsOf(rows, now).flatMap((section) => section.rows)).toHaveLength(rows.length)
})
