import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { CannotPack, packFolder } from '../collect/bundle/pack-folder.ts'
import { CannotWrite } from '../collect/bundle/write-folder.ts'
import { type Collection, collectInto } from '../collect/collect-into.ts'
import { type CollectOptions, readOptions, usage, WrongUsage } from '../collect/options.ts'
import { type PlanProblem, parsePlan } from '../collect/plan/parse-plan.ts'
import type { Plan } from '../collect/plan/schema.ts'
import { shippedPlans } from '../collect/plan/shipped-plans.ts'
import { sayCollection } from '../collect/say-collection.ts'
import { listAccess, sayDryRun } from '../collect/say-dry-run.ts'
import { collectVersion } from '../collect/version.ts'
import type { Io } from '../io.ts'

/** The file of collectors has faults: exit 1, each already worded. */
class PlanRefused extends Error {
  readonly problems: readonly PlanProblem[]
  constructor(file: string, problems: readonly PlanProblem[]) {
    super(problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}\n`).join(''))
    this.problems = problems
  }
}

async function readPlan(named = 'linux-postgresql'): Promise<Plan> {
  const shipped = await shippedPlans()
  const source = Object.hasOwn(shipped, named)
    ? shipped[named]
    : await readFile(named, 'utf8').catch(() => {
        throw new WrongUsage(
          `There is no file ${named}, and no collectors of this name ship: ${Object.keys(shipped).join(', ')}.`,
        )
      })
  const read = parsePlan(source ?? '')
  if (!read.ok) throw new PlanRefused(named, read.problems)
  return read.plan
}

/** Only those that are asked for; an id that is not there is a slip of the pen. */
const chosen = (plan: Plan, { only = [], skip = [] }: CollectOptions): Plan => {
  const unknown = [...only, ...skip].filter((id) => !plan.collectors.some((collector) => collector.id === id))
  if (unknown.length > 0)
    throw new WrongUsage(
      `There is no collector ${unknown.join(', ')}; there are ${plan.collectors.map(({ id }) => id).join(', ')}.`,
    )
  return only.length > 0 ? { ...plan, collectors: plan.collectors.filter(({ id }) => only.includes(id)) } : plan
}

async function asksToPack(options: CollectOptions, io: Io): Promise<boolean> {
  if (options.pack || options['no-pack'] || options.json) return options.pack
  const input = io.stdin as NodeJS.ReadStream
  if (!input.isTTY || !(io.stderr as NodeJS.WriteStream).isTTY) return false
  const asking = createInterface({ input, output: io.stderr })
  const answer = await asking.question('Look through the folder first. Pack it now? [y/N] ')
  asking.close()
  return /^y(?:es)?$/i.test(answer.trim())
}

async function packOne(
  words: readonly string[],
  options: CollectOptions,
  io: Io,
  signal: AbortSignal,
): Promise<number> {
  const [folder, ...more] = words
  if (folder === undefined || more.length > 0) throw new WrongUsage('Name the folder: mainstay collect pack FOLDER.')
  const source = resolve(folder)
  const archive =
    options.out === '.' ? `${source}.tar.gz` : join(resolve(options.out), `${source.split('/').at(-1)}.tar.gz`)
  const { files } = await packFolder(source, archive, signal)
  io.stdout.write(
    options.json
      ? `${JSON.stringify({ file: archive, files: files.length })}\n`
      : `Packed ${files.length} files: ${archive}\n`,
  )
  return 0
}

async function collectAndSay(plan: Plan, options: CollectOptions, io: Io, signal: AbortSignal): Promise<number> {
  const collection = await collectInto(plan, options, { env: io.env, progress: io.stderr, signal })
  const packed = (await asksToPack(options, io)) ? `${collection.folder}.tar.gz` : undefined
  if (packed) await packFolder(collection.folder, packed, signal)
  const said: Collection & { readonly file?: string } = { ...collection, ...(packed ? { file: packed } : {}) }
  io.stdout.write(options.json ? `${JSON.stringify(said)}\n` : sayCollection(said))
  const failed = collection.collectors.some(({ state }) => state === 'failed' || state === 'timed_out')
  return failed && options.strict ? 4 : 0
}

async function run(args: readonly string[], io: Io, signal: AbortSignal): Promise<number> {
  const { values: options, positionals } = readOptions(args)
  if (options.help || positionals[0] === 'help') io.stdout.write(usage)
  else if (options.version) io.stdout.write(`${collectVersion}\n`)
  else if (options.list) io.stdout.write(`${Object.keys(await shippedPlans()).join('\n')}\n`)
  else if (positionals[0] === 'pack') return packOne(positionals.slice(1), options, io, signal)
  else {
    if (positionals[0] !== undefined) throw new WrongUsage(`\`${positionals[0]}\` is one word too many.`)
    const plan = chosen(await readPlan(options.collectors), options)
    if (options.check)
      io.stdout.write(
        options.json
          ? `${JSON.stringify({ ok: true, problems: [] })}\n`
          : `${plan.title}: ${plan.collectors.length} collectors. No problems.\n`,
      )
    else if (options['dry-run'])
      io.stdout.write(options.json ? `${JSON.stringify(listAccess(plan))}\n` : sayDryRun(plan))
    else return collectAndSay(plan, options, io, signal)
  }
  return 0
}

const explain = (error: unknown, args: readonly string[], io: Io): number => {
  if (error instanceof PlanRefused) {
    if (args.includes('--json')) io.stdout.write(`${JSON.stringify({ ok: false, problems: error.problems })}\n`)
    else io.stderr.write(error.message)
    return 1
  }
  if (!(error instanceof Error)) throw error
  const code =
    error instanceof CannotPack ? 1 : error instanceof WrongUsage ? 2 : error instanceof CannotWrite ? 3 : undefined
  if (code === undefined) throw error
  io.stderr.write(`${error.message}\n`)
  return code
}

/**
 * `mainstay collect`: reads facts of this machine, redacts them, and leaves them in a folder to look through; packs it when
 * asked. Exit: 0, 1 faults in a file, 2 wrong usage, 3 cannot write, 4 a collector failed with --strict, 130 stopped.
 */
export const collectCommand = async (args: readonly string[], io: Io): Promise<number> => {
  const stop = new AbortController()
  const stopped = () => stop.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopped)
  try {
    return await run(args, io, stop.signal)
  } catch (error) {
    if (!stop.signal.aborted) return explain(error, args, io)
    io.stderr.write('\nStopped. Nothing was left behind.\n')
    return 130
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stopped)
  }
}
