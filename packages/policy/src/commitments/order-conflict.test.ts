import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OwedTurn, orderConflict } from './order-conflict.ts'

const minutes = (count: number) => count * 60_000
const now = Date.parse('2026-11-23T09:00:00Z')
const due = (id: string, inMinutes: number): OwedTurn => ({ id, dueAt: now + minutes(inMinutes) })

describe('policy order against deadlines', () => {
  it('names the later promise that policy order would break and deadline order would keep', () => {
    const turns = [due('blocker', 60), due('critical', 120), due('major', 25)]
    expect(orderConflict({ turns, now, handlingMs: minutes(20) })).toEqual({
      id: 'major',
      dueAt: now + minutes(25),
      answeredAbout: now + minutes(60),
    })
  })

  it('says nothing while policy order keeps every promise', () => {
    const turns = [due('blocker', 30), due('critical', 60), due('major', 90)]
    expect(orderConflict({ turns, now, handlingMs: minutes(20) })).toBeUndefined()
  })

  it('says nothing of a promise that no order could keep', () => {
    expect(orderConflict({ turns: [due('late', -5)], now, handlingMs: minutes(20) })).toBeUndefined()
    expect(orderConflict({ turns: [], now, handlingMs: minutes(20) })).toBeUndefined()
  })

  it('names only promises that policy order breaks and deadline order keeps, whatever the queue', () => {
    const queue = fc.array(fc.integer({ min: -60, max: 600 }), { maxLength: 40 })
    fc.assert(
      fc.property(queue, fc.integer({ min: 1, max: 60 }), (dues, handling) => {
        const turns = dues.map((inMinutes, index) => due(`t${index}`, inMinutes))
        const found = orderConflict({ turns, now, handlingMs: minutes(handling) })
        const doneAt = (order: readonly OwedTurn[], id: string) =>
          now + minutes(handling) * (order.findIndex((turn) => turn.id === id) + 1)
        const byDeadline = turns.toSorted((one, other) => one.dueAt - other.dueAt)
        const broken = turns.filter(
          (turn) => doneAt(turns, turn.id) > turn.dueAt && doneAt(byDeadline, turn.id) <= turn.dueAt,
        )
        expect(found?.id).toBe(broken[0]?.id)
      }),
    )
  })
})
