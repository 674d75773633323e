import type { Writable } from 'node:stream'
import type { CollectorRun } from './run-collectors.ts'

const states: Readonly<Record<CollectorRun['state'], string>> = {
  read: 'read',
  failed: 'FAILED',
  timed_out: 'TOO SLOW',
  skipped: 'left out',
}

export interface Progress {
  readonly begins: (title: string) => void
  readonly ended: (run: CollectorRun, reason: string | undefined) => void
}

/** On a terminal the running line is written over; elsewhere only what ended is a line. */
export const showProgress = (out: Writable & { readonly isTTY?: boolean }, total: number): Progress => {
  let count = 0
  return {
    begins: (title) => {
      count += 1
      if (out.isTTY) out.write(`\r\u001b[K[${count}/${total}] ${title} …`)
    },
    ended: ({ id, title, state, tookMs }, reason) => {
      const fared = reason?.startsWith('stopped') ? 'stopped' : states[state]
      const line = `[${count}/${total}] ${fared.padEnd(9)} ${title} (${id}), ${(tookMs / 1000).toFixed(1)} s`
      out.write(`${out.isTTY ? '\r\u001b[K' : ''}${line}\n`)
      if (reason && state !== 'skipped')
        for (const part of reason.split('; ').slice(0, 4)) out.write(`        ${part}\n`)
    },
  }
}
