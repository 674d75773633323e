import { type Config, ConfigRefused, type ProcessKind, readConfig } from '@mainstay/server/platform/config'
import {
  CommandRefused,
  DirectoryHeld,
  DirectoryRefused,
  NobodyAnswers,
} from '@mainstay/server/platform/data-directory'

/** What of the process it touches. */
interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stderr: { write(text: string): unknown }
}
type Said = Parameters<typeof readConfig>[2]

const refusals = [DirectoryHeld, DirectoryRefused, NobodyAnswers, CommandRefused]

/**
 * Runs with the settings of the environment. Says every fault of theirs and returns 2 (3 for a worker without a
 * database); returns 3 with a sentence when the data directory is held or was written by another engine, when its
 * holder does not answer, and when port, disk or database are not to be had.
 */
export const configured = async (
  io: Surroundings,
  kind: ProcessKind,
  run: (config: Config) => Promise<number>,
  said: Said = {},
): Promise<number> => {
  let config: Config | undefined
  try {
    config = readConfig(io.env, kind, said)
    return await run(config)
  } catch (error) {
    if (error instanceof ConfigRefused) {
      io.stderr.write(`${error.faults.join('\n')}\n`)
      return kind === 'worker' ? 3 : 2
    }
    const refusal = refusals.find((kind) => error instanceof kind) && (error as Error)
    if (refusal) {
      io.stderr.write(`${refusal.message}\n`)
      return 3
    }
    const { whyNot } = await import('./why-not.ts')
    const sentence = config && whyNot(error, config)
    if (sentence === undefined) throw error
    io.stderr.write(`${sentence}\n`)
    return leave(3)
  }
}

/** `--data-dir DIR` of commands that take nothing else of the kind. */
export const readDataDir = (args: readonly string[]): NonNullable<Said> => {
  const dataDir = args[args.indexOf('--data-dir') + 1]
  return args.includes('--data-dir') && dataDir !== undefined ? { dataDir } : {}
}

/** Until the process is told to stop. */
export const toldToStop = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal))
  })

const LAST_WORDS_MS = 500

/** At the end: what is still open, or held open by somebody silent, does not keep the process. */
export const leave = (code: number): number => {
  setTimeout(() => process.exit(code), LAST_WORDS_MS).unref()
  return code
}
