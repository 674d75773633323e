import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import type { Pictures, Redrawing } from '../features/files/ports.ts'

const program = fileURLToPath(new URL('./redraw-picture.ts', import.meta.url))
const atOnce = 2
const longestMs = 10_000

/**
 * Draws pictures anew, each in a process of its own with nothing of ours in its surroundings: bytes that break the
 * decoder end that process alone. Two at a time, ten seconds each.
 */
export function openPictures(): Pictures {
  let free = atOnce
  const waiting: (() => void)[] = []
  const turn = async (): Promise<void> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const pass = (): void => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    redraw: async (bytes, how = {}) => {
      await turn()
      return await redrawApart(bytes, how).finally(pass)
    },
  }
}

async function redrawApart(
  bytes: Readable,
  { longestSide = 2_000, as = 'webp' }: Redrawing,
): Promise<Buffer | undefined> {
  const child = spawn(process.execPath, ['--max-old-space-size=128', program, String(longestSide), as], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    timeout: longestMs,
    killSignal: 'SIGKILL',
  })
  const [[code], drawn] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    buffer(child.stdout),
    // it stops reading once it has seen enough
    pipeline(bytes, child.stdin).catch(() => undefined),
  ])
  return code === 0 ? drawn : undefined
}
