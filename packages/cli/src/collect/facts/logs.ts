import type { Machine } from '../machine/machine.ts'
import type { CollectorOf } from '../plan/schema.ts'
import { type CollectorKind, known } from './collected.ts'

const isError =
  /\b(?:error|fatal|panic|critical|crit|emerg|severe|exception)\b|"level":\s*(?:"(?:error|fatal)"|[56]0\b)/i
const isWarning = /\b(?:warn|warning)\b|"level":\s*(?:"warn(?:ing)?"|40\b)/i
const stamp = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?/

/** The instant that a line begins with; without a zone it is taken for this machine's. */
export const readStamp = (line: string): string | undefined => {
  const found = stamp.exec(line.slice(0, 200))?.[0]
  if (!found) return undefined
  const written = found
    .replace(',', '.')
    .replace(' ', 'T')
    .replace(/ ?UTC$/, 'Z')
    .replace(/ /g, '')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
  const at = new Date(written)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** A message without what differs each time: instants, numbers, names in quotes, paths, addresses. */
export const commonForm = (line: string): string =>
  line
    .slice(0, 2000)
    .replace(new RegExp(stamp, 'g'), '')
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<mail>')
    .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, '<id>')
    .replace(/\b[a-z]{2,6}_[0-9a-z]{20,}\b/g, '<id>')
    .replace(/"[^"]{0,300}"|'[^']{0,300}'/g, '<text>')
    .replace(/\b[a-z]+:\/\/\S+/gi, '<address>')
    .replace(/(?:\/[\w.@-]+){2,}/g, '<path>')
    .replace(/\b(?:0x)?[0-9a-f]{8,}\b/gi, '<id>')
    .replace(/\d+(?:\.\d+)*/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)

export interface LogSummary {
  readonly lines: number
  readonly errors: number
  readonly warnings: number
  readonly from?: string
  readonly until?: string
  readonly common: readonly { readonly message: string; readonly count: number }[]
  readonly kept: readonly string[]
}

interface Summary {
  readonly keepLines: number
  /** Before lines are cut short. */
  readonly redact: (text: string) => string
}

/** Counts what went wrong in a log, and what went wrong most often. */
export const summariseLog = (text: string, { keepLines, redact }: Summary): LogSummary => {
  // all of it at once: what stands on other lines may be what gives a secret away
  const lines = redact(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const bad = lines.filter((line) => isError.test(line) || isWarning.test(line))
  const errors = bad.filter((line) => isError.test(line)).length
  const counts = new Map<string, number>()
  for (const line of bad) {
    const form = commonForm(line)
    if (counts.size < 5000 || counts.has(form)) counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 20)
  const stamps = lines.map(readStamp).filter((at): at is string => at !== undefined)
  return {
    lines: lines.length,
    errors,
    warnings: bad.length - errors,
    ...known({ from: stamps[0], until: stamps.at(-1) }),
    common: common.map(([message, count]) => ({ message, count })),
    kept: keepLines > 0 ? bad.slice(-keepLines).map((line) => line.slice(0, 2000)) : [],
  }
}

const journalArgv = (unit: string): readonly string[] => [
  'journalctl',
  '-u',
  unit,
  '--since',
  '-24h',
  '-n',
  '20000',
  '-o',
  'short-iso',
  '--no-pager',
  '-q',
]

const named = (name: string, { kept, common, ...summary }: LogSummary, bytes: number, machine: Machine) => {
  if (kept.length > 0) machine.note(`lines of ${name}`, kept.join('\n'))
  return { name, bytes, ...summary, common: [...common] }
}

async function readFiles({ files, maxBytes, keepLines }: CollectorOf<'logs'>, machine: Machine) {
  const { redact } = machine.surroundings
  const found = []
  for (const pattern of files) {
    const paths = await machine.list(pattern).catch((error: Error) => {
      machine.remark(error.message)
      return []
    })
    for (const path of paths.slice(0, 50)) {
      try {
        const { text, bytes } = await machine.read(path, { quiet: true, maxBytes, tail: true })
        found.push(named(path, summariseLog(text, { keepLines, redact }), bytes, machine))
      } catch (error) {
        machine.remark(error instanceof Error ? error.message : String(error))
      }
    }
  }
  return found
}

/** Errors and warnings in the last stretch of declared logs; the lines themselves stay unless they are asked for. */
export const logsCollector: CollectorKind<'logs'> = {
  access: ({ files, journal }) => ({ files, commands: journal.map(journalArgv) }),
  read: async (collector, machine) => {
    const logs = await readFiles(collector, machine)
    for (const unit of collector.journal) {
      const text = await machine.tryRun(journalArgv(unit), {
        quiet: true,
        maxBytes: collector.maxBytes,
        timeoutMs: 20_000,
      })
      if (text)
        logs.push(
          named(
            `journal ${unit}`,
            summariseLog(text, { keepLines: collector.keepLines, redact: machine.surroundings.redact }),
            Buffer.byteLength(text),
            machine,
          ),
        )
    }
    machine.note('logs', JSON.stringify(logs, null, 2))
    return logs.length > 0 ? { logs } : {}
  },
}
