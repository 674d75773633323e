import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { Plan } from './schema.ts'

export interface PlanProblem {
  /** Both from 1. */
  readonly line: number
  readonly column: number
  readonly path: string
  readonly message: string
}
export type PlanParse =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] }

type Path = readonly PropertyKey[]
type Document = ReturnType<typeof parseDocument>

/** Where the deepest part of the path that is there begins; of a key at fault, the key. */
const offsetOf = (document: Document, path: Path, atKey: boolean): number => {
  let node: unknown = document.contents
  let offset = 0
  for (const [depth, name] of path.entries()) {
    if (isSeq(node)) node = node.items[Number(name)]
    else if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))
      if (isNode(pair?.key) && pair.key.range) offset = pair.key.range[0]
      if (atKey && depth === path.length - 1) return offset
      node = pair?.value
    } else return offset
    if (isNode(node) && node.range) offset = node.range[0]
  }
  return offset
}

const sayIssue = (
  issue: z.core.$ZodIssue,
): readonly { readonly path: Path; readonly message: string; readonly atKey: boolean }[] => {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => ({
      path: [...issue.path, name],
      message: `\`${name}\` is not a field here.`,
      atKey: true,
    }))
  if (issue.code === 'invalid_value') {
    const message = `This must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((value) => `\`${String(value)}\``).join(', ')}.`
    return [{ path: issue.path, message, atKey: false }]
  }
  if (issue.code === 'invalid_union' && 'note' in issue && issue.note === 'No matching discriminator')
    return [{ path: [...issue.path], message: 'There is no collector of this kind.', atKey: false }]
  const missing = issue.code === 'invalid_type' && /undefined/.test(issue.message)
  const last = issue.path.at(-1)
  const message = missing
    ? `\`${String(last)}\` is missing.`
    : issue.message.replace(/^Invalid input: /, 'Wrong here: ')
  return [{ path: issue.path, message, atKey: false }]
}

/** Ids are names of files in the bundle: each once. */
const twice = (plan: Plan): readonly { path: Path; message: string; atKey: boolean }[] =>
  plan.collectors.flatMap(({ id }, index) =>
    plan.collectors.findIndex((other) => other.id === id) < index
      ? [{ path: ['collectors', index, 'id'], message: `A collector above is called \`${id}\` already.`, atKey: false }]
      : [],
  )

/** Reads a file of collectors. Every fault comes back with its place; nothing is thrown. */
export const parsePlan = (source: string): PlanParse => {
  const lines = new LineCounter()
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const document = parseDocument(source.slice(0, 400_000), { lineCounter: lines, prettyErrors: false, version: '1.2' })
  if (document.errors.length > 0)
    return {
      ok: false,
      problems: document.errors.map((error) => ({ ...place(error.pos[0]), path: '', message: error.message })),
    }
  const read = Plan.safeParse(readValue(document))
  const faults = read.success ? twice(read.data) : read.error.issues.flatMap(sayIssue)
  if (read.success && faults.length === 0) return { ok: true, plan: read.data }
  const problems = faults.map(({ path, message, atKey }) => ({
    ...place(offsetOf(document, path, atKey)),
    path: path.map(String).join('.'),
    message,
  }))
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) }
}

const readValue = (document: Document): unknown => {
  try {
    return document.toJS({ maxAliasCount: 50 })
  } catch {
    return undefined
  }
}
