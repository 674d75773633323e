const namesKept = 10_000

/** Remembers found values for a moment, bounded in number; one question at a time per name. Nothing found is not kept. */
export class BriefMemory<T> {
  readonly #kept = new Map<string, { readonly value: Promise<T | undefined>; readonly untilMs: number }>()
  readonly #forMs: number
  readonly #nowMs: () => number

  constructor(forMs: number, nowMs: () => number) {
    this.#forMs = forMs
    this.#nowMs = nowMs
  }

  async recall(name: string, find: () => Promise<T | undefined>): Promise<T | undefined> {
    const kept = this.#kept.get(name)
    if (kept && this.#nowMs() < kept.untilMs) return kept.value
    const value = find()
    this.#keep(name, value)
    try {
      const found = await value
      if (found === undefined) this.#drop(name, value)
      return found
    } catch (error) {
      this.#drop(name, value)
      throw error
    }
  }

  clear(): void {
    this.#kept.clear()
  }

  #keep(name: string, value: Promise<T | undefined>): void {
    this.#kept.delete(name)
    this.#kept.set(name, { value, untilMs: this.#nowMs() + this.#forMs })
    if (this.#kept.size <= namesKept) return
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined) this.#kept.delete(oldest)
  }

  #drop(name: string, value: Promise<T | undefined>): void {
    if (this.#kept.get(name)?.value === value) this.#kept.delete(name)
  }
}
