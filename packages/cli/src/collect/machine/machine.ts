import { readdir, statfs } from 'node:fs/promises'
import { type Access, commandMatches, pathMatches } from './access.ts'
import {
  listPattern,
  type Reading,
  type ReadText,
  readCareful,
  sayUnreadable,
  statCareful,
  Unreadable,
} from './read-careful.ts'
import { type Ran, runCommand } from './run-command.ts'

/** Of one reading in the folder to look through. */
const keptBytes = 64 * 1024
const readBytes = 1024 * 1024

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly mark: string
  readonly signal: AbortSignal
  /** Whether endpoints may be asked. */
  readonly network: boolean
  /** Takes secrets out; whatever is kept of a reading goes through it first. */
  readonly redact: (text: string) => string
}
export interface RunOptions {
  readonly timeoutMs?: number
  readonly maxBytes?: number
  /** Names of variables of our own surroundings that the command is handed. */
  readonly env?: readonly string[]
  readonly set?: Readonly<Record<string, string>>
  /** Its output is not kept to look through: it may name more than the facts. */
  readonly quiet?: boolean
}
export interface Look extends Partial<Reading> {
  readonly quiet?: boolean
}

const baseEnv = ['PATH', 'HOME', 'USER', 'LOGNAME', 'XDG_RUNTIME_DIR', 'TZ']

/** What one collector is handed of this machine: only what it said that it would touch. Keeps what it read, word by word. */
export class Machine {
  readonly surroundings: Surroundings
  readonly access: Access
  readonly #transcript: string[] = []
  readonly #remarks: string[] = []

  constructor(access: Access, surroundings: Surroundings) {
    this.access = access
    this.surroundings = surroundings
  }

  /** All that was read, as text for people, redacted. */
  get transcript(): string {
    return this.#transcript.join('\n')
  }

  /** What could not be read, in sentences. */
  get remarks(): readonly string[] {
    return this.#remarks
  }

  remark(sentence: string): void {
    if (!this.#remarks.includes(sentence) && this.#remarks.length < 50) this.#remarks.push(sentence)
  }

  /** Adds a passage to look through: first redacted, then cut, so that no half of a secret stays. */
  note(title: string, text: string): void {
    const { redact } = this.surroundings
    const clean = redact(text)
    const kept =
      clean.length > keptBytes ? `${clean.slice(0, clean.lastIndexOf('\n', keptBytes) + 1)}… cut here\n` : clean
    this.#transcript.push(`== ${redact(title)}\n${kept.endsWith('\n') || kept === '' ? kept : `${kept}\n`}`)
  }

  #patternOf(path: string): string {
    const pattern = this.access.files?.find((declared) => pathMatches(declared, path))
    if (pattern === undefined) throw new Unreadable(`${path} was not declared`)
    return pattern
  }

  /** Text of a declared file; throws `Unreadable`. */
  async read(path: string, { quiet = false, ...reading }: Look = {}): Promise<ReadText> {
    const read = await readCareful(path, this.#patternOf(path), { maxBytes: readBytes, ...reading })
    if (!quiet) this.note(path, read.text)
    return read
  }

  /** Text, or undefined where it cannot be read; what may not be read is remarked. */
  async tryRead(path: string, look: Look = {}): Promise<string | undefined> {
    try {
      return (await this.read(path, look)).text
    } catch (error) {
      if (error instanceof Error && error.message.includes('may not be read')) this.remark(error.message)
      return undefined
    }
  }

  /** Declared paths that are there. */
  async list(pattern: string): Promise<readonly string[]> {
    if (!this.access.files?.includes(pattern)) throw new Unreadable(`${pattern} was not declared`)
    return listPattern(pattern)
  }

  /** How many names a folder has, of one that is declared with `/*`. */
  async countNames(folder: string): Promise<number> {
    this.#patternOf(`${folder}/x`)
    try {
      return (await readdir(folder)).length
    } catch (error) {
      throw sayUnreadable(folder, error)
    }
  }

  stat(path: string) {
    return statCareful(path, this.#patternOf(path))
  }

  room(mount: string) {
    return statfs(mount)
  }

  /** Runs a declared command; throws `Unreadable` where it cannot be started, ran too long or printed too much. */
  async run(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
    if (!this.access.commands?.some((declared) => commandMatches(declared, argv)))
      throw new Unreadable(`${argv.join(' ')} was not declared`)
    const { env, mark, signal } = this.surroundings
    const handed = Object.fromEntries([...baseEnv, ...(options.env ?? [])].map((name) => [name, env[name]]))
    const { timeoutMs = 10_000, maxBytes = readBytes } = options
    const ran = await runCommand(argv, {
      timeoutMs,
      maxBytes,
      mark,
      signal,
      env: { ...handed, LANG: 'C', LC_ALL: 'C', ...options.set },
    })
    const name = argv[0] ?? ''
    if (ran.missing) throw new Unreadable(`${name} is not to be had here`)
    if (ran.ended === 'timed_out')
      throw new Unreadable(`${name} did not end within ${timeoutMs / 1000} s and was stopped`)
    if (ran.ended === 'too_long') throw new Unreadable(`${name} printed more than ${maxBytes} bytes and was stopped`)
    if (ran.ended) throw new Unreadable(`${name} was stopped`)
    if (!options.quiet)
      this.note(`$ ${argv.join(' ')}  (exit ${ran.code})`, ran.stdout + (ran.stderr ? `\n${ran.stderr}` : ''))
    return ran
  }

  /** The same; undefined where it is missing or ends with anything but one of `codes`. */
  async tryRun(
    argv: readonly string[],
    { codes = [0], ...options }: RunOptions & { codes?: readonly number[] } = {},
  ): Promise<string | undefined> {
    try {
      const ran = await this.run(argv, options)
      if (ran.code !== undefined && codes.includes(ran.code)) return ran.stdout
      if (/permission|not permitted|must be root|privilege/i.test(ran.stderr + ran.stdout))
        this.remark(`${argv[0]} needs more rights than this user has`)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      if (!error.message.includes('not to be had')) this.remark(error.message)
    }
    return undefined
  }

  /** Refuses an endpoint that was not declared, and every one where the network is switched off. */
  mayAsk(endpoint: string): void {
    if (!this.access.endpoints?.includes(endpoint)) throw new Unreadable(`${endpoint} was not declared`)
    if (!this.surroundings.network) throw new Unreadable(`${endpoint} was not asked: the network is switched off`)
  }
}
