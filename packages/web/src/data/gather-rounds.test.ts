import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { gatherRounds } from './gather-rounds.ts'

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as 'visible' | 'hidden' })
const show = (state: typeof page.visibilityState) => {
  page.visibilityState = state
  page.dispatchEvent(new Event('visibilitychange'))
}
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', page)
})
afterEach(() => {
  show('visible')
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const listen = () => {
  const rounds: (readonly number[])[] = []
  return { rounds, ...gatherRounds<number>((gathered) => rounds.push(gathered)) }
}

it('a change on a quiet desk is read a tenth of a second later, with those that came beside it', () => {
  const { rounds, add } = listen()
  add(1)
  add(2)
  vi.advanceTimersByTime(100)
  expect(rounds).toEqual([[1, 2]])
})

it('on a busy desk a screen reads at most every two seconds, and misses nothing', () => {
  const { rounds, add } = listen()
  for (let at = 0; at < 600; at += 1) {
    add(at)
    vi.advanceTimersByTime(100)
  }
  vi.advanceTimersByTime(2_000)
  expect(rounds.length).toBeLessThanOrEqual(32)
  expect(rounds.flat()).toEqual(Array.from({ length: 600 }, (_, at) => at))
})

it('a tab that nobody looks at reads nothing, and everything once it is looked at', () => {
  const { rounds, add } = listen()
  show('hidden')
  add(1)
  vi.advanceTimersByTime(60_000)
  add(2)
  vi.advanceTimersByTime(60_000)
  expect(rounds).toEqual([])
  show('visible')
  vi.advanceTimersByTime(2_000)
  expect(rounds).toEqual([[1, 2]])
})
