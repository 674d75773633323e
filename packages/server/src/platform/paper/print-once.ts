import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { faceFolders } from '@mainstay/documents/faces'
import { endings } from './endings.ts'
import { PaperFault } from './paper-fault.ts'

/** All that the process may read beside typefaces: itself, and the module that prints. */
const room = ['print-apart.ts', 'lock-room.ts', 'endings.ts'].map((file) =>
  fileURLToPath(new URL(file, import.meta.url)),
)

export interface PrintLimits {
  /** The built module that prints. */
  readonly printer: string
  readonly longestMs: number
  readonly heapMegabytes: number
}

/** Prints one paper in a process of its own that ends with it. Throws `PaperFault`. */
export async function printOnce(paper: string, limits: PrintLimits): Promise<Buffer> {
  const { longestMs, heapMegabytes } = limits
  const module = realpathSync(limits.printer)
  const faces = faceFolders()
  const child = spawn(
    process.execPath,
    [
      '--permission',
      ...[...room, module, ...faces].map((path) => `--allow-fs-read=${path}`),
      '--disallow-code-generation-from-strings',
      '--no-addons',
      '--no-warnings',
      `--max-old-space-size=${heapMegabytes}`,
      ...[room[0] as string, pathToFileURL(module).href, ...faces],
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: {}, cwd: '/', timeout: longestMs, killSignal: 'SIGKILL' },
  )
  // it may end before it has heard everything
  child.stdin.on('error', () => undefined)
  child.stdin.end(paper)
  const [[code, signal], printed] = await Promise.all([
    once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
    buffer(child.stdout),
  ])
  if (code === endings.printed) return printed
  if (signal === 'SIGKILL') throw new PaperFault('timed_out')
  // out of memory, Node aborts
  if (signal === 'SIGABRT' || code === 134 || code === endings.tooLarge) throw new PaperFault('too_large')
  throw new PaperFault('broken')
}
