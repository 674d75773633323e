/** A change on a quiet desk shows at once; on a busy one each open screen reads a few times a minute, not a second. */
const roundTimes = { firstAfterMs: 100, apartMs: 2_000 }

/**
 * Gathers what is given into rounds: the first a tenth of a second after it came, the next no sooner than two seconds
 * after that. While nobody can see the page nothing is done; what came meanwhile is one round when they look again.
 */
export function gatherRounds<T>(round: (gathered: readonly T[]) => void) {
  let waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastRoundAtMs = Number.NEGATIVE_INFINITY
  const run = () => {
    timer = undefined
    if (document.visibilityState === 'hidden') return
    const gathered = waiting
    waiting = []
    lastRoundAtMs = performance.now()
    round(gathered)
  }
  const plan = () => {
    if (timer !== undefined || waiting.length === 0) return
    const apart = lastRoundAtMs + roundTimes.apartMs - performance.now()
    timer = setTimeout(run, Math.max(roundTimes.firstAfterMs, apart))
  }
  document.addEventListener('visibilitychange', plan)
  return {
    add: (one: T) => {
      waiting.push(one)
      plan()
    },
    end: () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', plan)
    },
  }
}
