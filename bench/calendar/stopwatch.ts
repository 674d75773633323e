/** One thing to be timed: `run` answers question number `i`. */
export interface Contender {
  readonly name: string
  readonly run: (i: number) => number
}
export interface Timing {
  readonly name: string
  /** Answers a second. */
  readonly perSecond: number
}

const ROUNDS = 5
const ROUND_MS = 250

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Times contenders on the same questions, in turns so that what disturbs the machine disturbs all; medians. */
export const timeInTurns = (contenders: readonly Contender[], questions: number): readonly Timing[] => {
  for (const contender of contenders) timeOnce(contender, questions)
  const rounds = Array.from({ length: ROUNDS }, () => contenders.map((contender) => timeOnce(contender, questions)))
  return contenders.map(({ name }, k) => ({ name, perSecond: median(rounds.map((round) => round[k] ?? 0)) }))
}

/** Answers a second; 0 when an answer was no number, so that nobody wins by failing. */
const timeOnce = ({ run }: Contender, questions: number): number => {
  const begin = performance.now()
  let answered = 0
  let elapsed = 0
  let sum = 0
  for (let batch = 1; elapsed < ROUND_MS; batch *= 2) {
    for (let k = 0; k < batch; k++) sum += run((answered + k) % questions)
    answered += batch
    elapsed = performance.now() - begin
  }
  return Number.isFinite(sum) ? (answered / elapsed) * 1000 : 0
}
