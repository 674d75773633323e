import { type Document, LineCounter, type Node, type Pair, parseDocument, visit, YAMLError } from 'yaml'
import type { PolicyProblem } from './problems.ts'

/** Characters of text that a document may have at most. */
const documentLimit = 400_000
const aliasLimit = 50
const tooDeeplyNested = 'This is nested too deeply to be read.'

export interface YamlText {
  readonly value: unknown
  readonly document: Document<Node>
  readonly lines: LineCounter
}
export type YamlResult =
  | { readonly ok: true; readonly yaml: YamlText }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] }

const problemAt = (
  code: PolicyProblem['code'],
  message: string,
  at: { line: number; col: number } = { line: 1, col: 1 },
): PolicyProblem => ({ code, line: Math.max(1, at.line), column: Math.max(1, at.col), path: '', message })

const textKeys = new Set(['clause', 'id', 'version'])

/** `clause: 2.10` is meant as written, not as the number 2.1. */
const keepClauseIdsAsWritten = (document: Document<Node>): void => {
  visit(document, {
    Pair(_, pair: Pair<unknown, unknown>) {
      const name = (pair.key as { value?: unknown } | null)?.value
      const scalar = pair.value as { value?: unknown; source?: string } | null
      if (typeof name === 'string' && textKeys.has(name) && typeof scalar?.value === 'number' && scalar.source)
        scalar.value = scalar.source
    },
  })
}

/** Where the last quoted text begins: the one that swallowed the rest when its end is missing. */
const lastQuoteAt = (document: Document<Node>): number => {
  let at = 0
  visit(document, {
    Scalar(_, scalar) {
      if (scalar.type?.startsWith('QUOTE') && scalar.range) at = Math.max(at, scalar.range[0])
    },
  })
  return at
}

const yamlProblem = (error: YAMLError, document: Document<Node>, lines: LineCounter): PolicyProblem => {
  const at = lines.linePos(error.pos[0])
  if (error.code === 'MULTIPLE_DOCS')
    return problemAt('policy.bad_yaml', 'A file holds one document; a second one begins here.', at)
  if (error.code === 'DUPLICATE_KEY') return problemAt('policy.duplicate_key', 'This key is already given above.', at)
  if (/Missing closing .quote/.test(error.message))
    return problemAt(
      'policy.bad_yaml',
      'The quote that opens here is never closed.',
      lines.linePos(lastQuoteAt(document)),
    )
  if (/^Flow (?:sequence|map)/.test(error.message))
    return problemAt('policy.bad_yaml', 'What opens with [ or { is not closed, or not indented enough.', at)
  const [sentence = ''] = error.message.split(/ at line | \(|\n/)
  return problemAt('policy.bad_yaml', `This cannot be read as YAML: ${sentence}.`, at)
}

/** The first fault of each place: what follows at the same place is its echo. */
const yamlProblems = (document: Document<Node>, lines: LineCounter): readonly PolicyProblem[] => {
  const { errors } = document
  const tooDeep = errors.find(({ message }) => message.includes('call stack'))
  if (tooDeep) return [problemAt('policy.bad_yaml', tooDeeplyNested, lines.linePos(tooDeep.pos[0]))]
  const byPlace = new Map(errors.toReversed().map((error) => [error.pos[0], error]))
  return [...byPlace.values()]
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .slice(0, 50)
    .map((error) => yamlProblem(error, document, lines))
}

/** Aliases whose anchor nobody wrote. */
const unknownAliases = (document: Document<Node>, lines: LineCounter): readonly PolicyProblem[] => {
  const found: PolicyProblem[] = []
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return
      const at = lines.linePos(alias.range?.[0] ?? 0)
      found.push(problemAt('policy.bad_yaml', `Nothing above is marked &${alias.source}.`, at))
    },
  })
  return found.slice(0, 50)
}

const readValue = (document: Document<Node>): unknown => document.toJS({ maxAliasCount: aliasLimit })

const unreadable = (error: unknown): PolicyProblem => {
  if (error instanceof YAMLError || !(error instanceof Error))
    return problemAt('policy.bad_yaml', 'This cannot be read as YAML.')
  if (/alias/i.test(error.message))
    return problemAt('policy.too_many_aliases', 'Aliases are circular, or repeat too much of the document.')
  return problemAt('policy.bad_yaml', tooDeeplyNested)
}

/** Reads text into plain values with every node's place kept. Never throws. */
export const readYaml = (text: string): YamlResult => {
  if (text.length > documentLimit)
    return { ok: false, problems: [problemAt('policy.too_large', 'The document is larger than 400,000 characters.')] }
  const lines = new LineCounter()
  try {
    const document: Document<Node> = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      version: '1.2',
      logLevel: 'error',
    })
    if (document.errors.length > 0) return { ok: false, problems: yamlProblems(document, lines) }
    const unknown = unknownAliases(document, lines)
    if (unknown.length > 0) return { ok: false, problems: unknown }
    keepClauseIdsAsWritten(document)
    const value = readValue(document)
    if (value === null || value === undefined)
      return { ok: false, problems: [problemAt('policy.empty', 'The document is empty.')] }
    return { ok: true, yaml: { value, document, lines } }
  } catch (error) {
    return { ok: false, problems: [unreadable(error)] }
  }
}
