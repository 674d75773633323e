import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Annex, type Policy, type PolicyProblem, parseAnnex, parsePolicy } from '@mainstay/policy/document'

/** Where a command reads and writes; nothing else of the process is touched. */
export interface PolicyIo {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
  /** Text of a file; rejects when it cannot be read. */
  readFile(path: string): Promise<string>
  /** Settings of the desk, for commands that change it. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** tz data version of the running Node, for snapshots. */
  readonly tzdata?: string
}

/** The command was called wrongly: exit 2, with a sentence that says how. */
export class WrongUsage extends Error {}

/** The document has problems: exit 1, they are written already worded. */
export class PolicyRefused extends Error {
  readonly text: string
  readonly write: (text: string) => unknown

  constructor(text: string, write: (text: string) => unknown) {
    super('The document has problems.')
    this.text = text
    this.write = write
  }
}

/** Path of the policy that ships. */
export const shippedPolicyPath = (): string =>
  fileURLToPath(import.meta.resolve('@mainstay/policy/policies/standard-premium.yaml'))

/** Reads options and positionals; what is not known is a `WrongUsage`. */
export const readArgs = <O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
  positionals: number,
) => {
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    if (read.positionals.length > positionals)
      throw new WrongUsage(`\`${read.positionals[positionals]}\` is one word too many.`)
    return read
  } catch (error) {
    if (error instanceof WrongUsage || !(error instanceof Error)) throw error
    throw new WrongUsage(`${error.message.split('. ')[0] ?? error.message}.`.replace(/\.\.$/, '.'))
  }
}

const readText = async (path: string, io: PolicyIo): Promise<string> => {
  try {
    return await io.readFile(path)
  } catch {
    throw new WrongUsage(`The file ${path} cannot be read.`)
  }
}

/** One problem as `file:line:column: sentence suggestion [code]`. */
const sayProblem = (file: string, { line, column, message, suggestion, code }: PolicyProblem): string =>
  `${file}:${line}:${column}: ${message}${suggestion === undefined ? '' : ` ${suggestion}`} [${code}]`

const refuse = (path: string, problems: readonly PolicyProblem[], { json, io }: Reading): PolicyRefused => {
  const file = basename(path)
  if (json)
    return new PolicyRefused(`${JSON.stringify({ ok: false, file, problems })}\n`, (text) => io.stdout.write(text))
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  const lines = [...problems.map((problem) => sayProblem(path, problem)), `${count} in ${file}.`]
  return new PolicyRefused(`${lines.join('\n')}\n`, (text) => io.stderr.write(text))
}

export interface Reading {
  readonly io: PolicyIo
  readonly json: boolean
}

/** Reads a policy; without a path the one that ships. */
export const readPolicy = async (path: string | undefined, reading: Reading): Promise<Policy> =>
  (await readPolicyText(path ?? shippedPolicyPath(), reading)).policy

/** The same with the text it was read from. */
export const readPolicyText = async (
  path: string,
  reading: Reading,
): Promise<{ readonly policy: Policy; readonly source: string }> => {
  const source = await readText(path, reading.io)
  const read = parsePolicy(source, { fileName: basename(path) })
  if (read.ok) return { policy: read.policy, source }
  throw refuse(path, read.problems, reading)
}

/** Reads an annex, if one is named. */
export const readAnnex = async (path: string | undefined, reading: Reading): Promise<Annex | undefined> => {
  if (path === undefined) return undefined
  const read = parseAnnex(await readText(path, reading.io), { fileName: basename(path) })
  if (read.ok) return read.annex
  throw refuse(path, read.problems, reading)
}

/** The exit code of a command that gave up: 1 for problems in a document, 2 for wrong usage. Anything else is thrown on. */
export const explainFailure = (error: unknown, io: PolicyIo): number => {
  if (error instanceof PolicyRefused) {
    const { write, text } = error
    write(text)
    return 1
  }
  if (!(error instanceof WrongUsage)) throw error
  io.stderr.write(`${error.message}\n`)
  return 2
}
