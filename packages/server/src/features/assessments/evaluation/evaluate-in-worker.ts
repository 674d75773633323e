import { Worker } from 'node:worker_threads'
import type { AssessQuestion, Evaluation } from '@mainstay/policy/assessments'
import { after } from '../../../platform/clock/timers.ts'
import { takeTurns } from './turns.ts'

export interface EvaluationLimits {
  readonly withinMs: number
  /** Of the thread's own memory, beyond which it is ended. */
  readonly memoryMb: number
}
/** `timed_out` and `too_large` say what was too much; `failed` is a fault of ours. */
export type EvaluationAnswer =
  | { readonly ok: true; readonly evaluation: Evaluation }
  | { readonly ok: false; readonly code: 'timed_out' | 'too_large' | 'failed'; readonly detail: string }

export const evaluationLimits: EvaluationLimits = { withinMs: 20_000, memoryMb: 384 }

/** So many threads at once, however many ask; others wait their turn. */
const turns = takeTurns(2)

const thread = new URL('./evaluation-thread.ts', import.meta.url)

/**
 * Holds a snapshot against a rule set in a thread of its own, with a bound on time and memory: whatever the two are, this
 * process neither waits for it nor grows with it. Never rejects.
 */
export function evaluateInWorker(
  question: AssessQuestion,
  limits: Partial<EvaluationLimits> = {},
): Promise<EvaluationAnswer> {
  return turns(() => evaluateOnce(question, { ...evaluationLimits, ...limits }))
}

function evaluateOnce(question: AssessQuestion, { withinMs, memoryMb }: EvaluationLimits): Promise<EvaluationAnswer> {
  const { promise, resolve } = Promise.withResolvers<EvaluationAnswer>()
  const worker = new Worker(thread, {
    workerData: question,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  const timer = after(withinMs, () => {
    resolve({ ok: false, code: 'timed_out', detail: `The evaluation took longer than ${withinMs / 1000} seconds.` })
    void worker.terminate()
  })
  worker.once('message', (evaluation: Evaluation) => resolve({ ok: true, evaluation }))
  worker.once('error', (error) => resolve(answerOf(error, memoryMb)))
  worker.once('exit', (code) => {
    timer.stop()
    resolve({ ok: false, code: 'failed', detail: `The evaluation ended without an answer (${code}).` })
  })
  return promise
}

const answerOf = (error: unknown, memoryMb: number): EvaluationAnswer => {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (isMemory) return { ok: false, code: 'too_large', detail: `The evaluation needs more than ${memoryMb} MB.` }
  return { ok: false, code: 'failed', detail: error instanceof Error ? error.message : 'The evaluation failed.' }
}
