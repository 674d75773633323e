import { accessOf } from './kinds.ts'
import type { Access } from './machine/access.ts'
import type { Plan } from './plan/schema.ts'
import { titleOf } from './run-collectors.ts'

const word = (text: string): string => (/^[\w./:=@%+,…*-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** One line where it fits, so that it can be read and compared. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const saySection = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [`    ${title}`, ...lines.map((line) => `      ${line}`)] : []

const sayAccess = ({
  files = [],
  commands = [],
  queries = [],
  endpoints = [],
  writes = [],
}: Access): readonly string[] => [
  ...saySection('reads files', [...new Set(files)].sort()),
  ...saySection('runs', [...new Set(commands.map((argv) => argv.map(word).join(' ')))]),
  ...saySection('asks the database', queries.map(oneLine)),
  ...saySection('asks over the network', [...new Set(endpoints)]),
  ...saySection('writes and removes one small file in', writes),
]

/** Everything that a run would touch, collector by collector. The same lists bind the run itself. */
export const sayDryRun = (plan: Plan): string =>
  [
    `${plan.title}: nothing was read. A run would touch this and nothing else.`,
    ...plan.collectors.flatMap((collector) => [
      '',
      `  ${collector.id}: ${titleOf(collector)}, at most ${collector.timeoutSeconds} s`,
      ...sayAccess(accessOf(collector)),
    ]),
    '',
  ].join('\n')

/** The same for programs. */
export const listAccess = (plan: Plan) =>
  plan.collectors.map((collector) => ({
    id: collector.id,
    kind: collector.kind,
    timeoutSeconds: collector.timeoutSeconds,
    ...accessOf(collector),
  }))
