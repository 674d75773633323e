import { useState } from 'react'
import type { ProviderDesk, SaidProblem } from './types.ts'

/** One thing under way at a time, and what was refused of it. `done` answers whether it went well. */
export const useDoing = (sayProblem: ProviderDesk['sayProblem']) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SaidProblem>()
  const done = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
      return true
    } catch (error) {
      setProblem(sayProblem(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, done }
}
