import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A wall clock that a test sets while the process runs; what counts from the start of the machine is left alone. */
export interface ShiftedClock {
  /** Starts a process on this clock. */
  readonly env: Readonly<Record<string, string>>
  /** From now on the clock shows so many ms more than it should. */
  shift(ms: number): Promise<void>
  remove(): Promise<void>
}

/** Runs in the process before anything else; the embedded database asks the same `Date`. */
const preload = (file: string) => `
import { readFileSync } from 'node:fs'
const real = Date.now
const RealDate = Date
const shiftOf = () => { try { return Number(readFileSync(${JSON.stringify(file)}, 'utf8')) } catch { return 0 } }
let shift = shiftOf()
setInterval(() => { shift = shiftOf() }, 20).unref()
const now = () => real() + shift
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
`

/** Makes a clock that shows the right time until it is shifted. */
export async function shiftedClock(): Promise<ShiftedClock> {
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-clock-'))
  const [script, file] = [join(folder, 'shift.mjs'), join(folder, 'shift')]
  await writeFile(script, preload(file))
  return {
    env: { NODE_OPTIONS: `--import=${pathToFileURL(script).href}` },
    shift: async (ms) => {
      await writeFile(`${file}.new`, String(ms))
      await rename(`${file}.new`, file)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
