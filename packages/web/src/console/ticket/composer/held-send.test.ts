import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hold, holdMs, sendNow, takeBack } from './held-send.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeBack()
  vi.useRealTimers()
})

describe('a reply that was sent', () => {
  it('waits ten seconds, then goes out once', () => {
    const send = vi.fn()
    hold('tkt_1', send)
    vi.advanceTimersByTime(holdMs - 1)
    expect(send).not.toHaveBeenCalled()
    vi.advanceTimersByTime(60_000)
    expect(send).toHaveBeenCalledExactlyOnceWith(false)
  })
  it('can be taken back while it waits', () => {
    const send = vi.fn()
    hold('tkt_1', send)
    takeBack()
    vi.advanceTimersByTime(60_000)
    expect(send).not.toHaveBeenCalled()
  })
  it('goes out at once when the page is left, and not again', () => {
    const send = vi.fn()
    hold('tkt_1', send)
    sendNow(true)
    vi.advanceTimersByTime(60_000)
    expect(send).toHaveBeenCalledExactlyOnceWith(true)
  })
  it('goes out before the next one begins to wait', () => {
    const [first, second] = [vi.fn(), vi.fn()]
    hold('tkt_1', first)
    hold('tkt_2', second)
    expect(first).toHaveBeenCalledOnce()
    expect(second).not.toHaveBeenCalled()
  })
})
