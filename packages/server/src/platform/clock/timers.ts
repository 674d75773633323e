/** The one place where real timers are made; product time never comes from here. */
export interface Timer {
  stop(): void
}

/** Calls `work` every `everyMs`; does not keep the process alive. */
export function repeat(work: () => void, { everyMs }: { readonly everyMs: number }): Timer {
  const handle = setInterval(work, everyMs)
  handle.unref()
  return { stop: () => clearInterval(handle) }
}

/** Calls `work` once after `ms`, unless stopped; does not keep the process alive. */
export function after(ms: number, work: () => void): Timer {
  const handle = setTimeout(work, ms)
  handle.unref()
  return { stop: () => clearTimeout(handle) }
}

/** Waits `ms` of real time; `wake` ends the wait early. */
export function nap(ms: number): { readonly done: Promise<void>; readonly wake: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const handle = setTimeout(resolve, ms)
  return {
    done: promise,
    wake: () => {
      clearTimeout(handle)
      resolve()
    },
  }
}

/** Lets whatever else this process has to do have its turn: for work that is long and in no hurry. */
export const giveWay = (): Promise<void> => new Promise((done) => setImmediate(done))

/** Milliseconds since this process began, unmoved by any change of the wall clock. */
export const monotonicMs = (): number => performance.now()
