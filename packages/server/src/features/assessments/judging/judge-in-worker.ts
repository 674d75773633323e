import { evaluateInWorker } from '../evaluation/evaluate-in-worker.ts'
import type { Judge } from './judge.ts'

/** A unit of work may wait for it: what takes longer than this, on a busy machine too, is given up. */
const withinMs = 15_000

/** Judges in a thread of its own; what went wrong is in the log, and the snapshot is kept all the same. */
export const judgeInWorker: Judge = async (snapshot, { ruleSet, at, support, earlier }) => {
  const answer = await evaluateInWorker({ ruleSet, snapshot, at, support, earlier }, { withinMs })
  return answer.ok ? answer.evaluation : undefined
}
