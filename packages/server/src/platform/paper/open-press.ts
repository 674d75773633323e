import { fileURLToPath } from 'node:url'
import { Refusal } from '@mainstay/contracts/problems'
import type { AssessmentPaper, ServicePaper } from '@mainstay/documents'
import { inputAtMost } from './endings.ts'
import { PaperFault } from './paper-fault.ts'
import { printOnce } from './print-once.ts'

/** Prints papers, elsewhere. */
export interface Press {
  /**
   * A paper as PDF. Refuses `desk.busy` when too many wait or it took too long, `paper.too_large` when it will never fit;
   * throws `PaperFault` where the fault is ours.
   */
  readonly print: (paper: AssessmentPaper | ServicePaper) => Promise<Buffer>
}
interface PressParts {
  /** The module that prints; the one built from `documents` when absent. */
  readonly printer?: string
  readonly longestMs?: number
  readonly heapMegabytes?: number
  /** How many are printed side by side, and how many may wait for that. */
  readonly atOnce?: number
  readonly waitingAtMost?: number
}

const builtPrinter = (): string => fileURLToPath(import.meta.resolve('@mainstay/documents/paper'))

/** A press with a short queue: each paper has a process of its own, so nothing of one customer's is there for the next. */
export function openPress(parts: PressParts = {}): Press {
  const { longestMs = 20_000, heapMegabytes = 384, atOnce = 1, waitingAtMost = 6 } = parts
  const turns = openTurns(atOnce, waitingAtMost)
  return {
    print: async (paper) => {
      const written = JSON.stringify(paper)
      if (Buffer.byteLength(written) > inputAtMost) throw new Refusal('paper.too_large')
      const printer = parts.printer ?? builtPrinter()
      return await turns(() => printOnce(written, { printer, longestMs, heapMegabytes })).catch(refuse)
    },
  }
}

function refuse(fault: unknown): never {
  if (fault instanceof PaperFault && fault.trouble === 'timed_out') throw new Refusal('desk.busy', { retryAfterS: 30 })
  if (fault instanceof PaperFault && fault.trouble === 'too_large') throw new Refusal('paper.too_large')
  throw fault
}

/** So many at once; so many more wait in their order; the next is turned away. */
function openTurns(atOnce: number, waitingAtMost: number) {
  let free = atOnce
  const waiting: (() => void)[] = []
  const pass = (): void => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else if (waiting.length >= waitingAtMost) throw new Refusal('desk.busy', { retryAfterS: 5 })
    else await new Promise<void>((resolve) => waiting.push(resolve))
    return await work().finally(pass)
  }
}
