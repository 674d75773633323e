/** Lets so many pieces of work run at once; the others wait in the order they came. */
export function takeTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      // the turn goes on to whoever waits longest; only without one it is given back
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
