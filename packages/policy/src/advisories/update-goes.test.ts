import { describe, expect, it } from 'vitest'
import { updateLeavesOut } from './update-goes.ts'

describe('an update to every ticket about a known issue', () => {
  it('answers a ticket that nobody answered yet, and one where the staff spoke last', () => {
    for (const status of ['open', 'waiting', 'waiting_release', 'resolved'] as const) {
      expect(updateLeavesOut({ status, lastWord: 'opening' })).toBeUndefined()
      expect(updateLeavesOut({ status, lastWord: 'staff' })).toBeUndefined()
    }
  })
  it('leaves out where the customer wrote again and nobody answered', () => {
    expect(updateLeavesOut({ status: 'open', lastWord: 'customer' })).toBe('customer_wrote')
  })
  it('leaves out what is closed, whoever spoke last', () => {
    for (const lastWord of ['opening', 'customer', 'staff'] as const)
      expect(updateLeavesOut({ status: 'closed', lastWord })).toBe('closed')
  })
})
