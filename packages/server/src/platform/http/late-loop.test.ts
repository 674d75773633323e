import { describe, expect, it } from 'vitest'
import { LateLoop, lookEveryMs } from './late-loop.ts'

/** Looks that each come so many milliseconds late; whether requests were taken after each. */
function looks(...late: readonly number[]): readonly boolean[] {
  let now = 0
  const loop = new LateLoop(() => now)
  loop.look()
  return late.map((ms) => {
    now += lookEveryMs + ms
    return loop.look()
  })
}

describe('a process that is behind', () => {
  it('turns nobody away for one stall, however long', () => {
    expect(looks(0, 60_000, 0)).toEqual([true, true, true])
  })

  it('turns nobody away while it is only slow', () => {
    expect(looks(900, 900, 900, 900)).toEqual([true, true, true, true])
  })

  it('sends requests away once it stays behind, until it has caught up (desk.busy)', () => {
    expect(looks(1_500, 1_500, 1_500, 2_000, 0)).toEqual([true, true, false, false, true])
  })
})
