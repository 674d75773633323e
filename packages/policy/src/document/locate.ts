import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { DocumentPath, Finding, PolicyProblem } from './problems.ts'
import type { YamlText } from './read-yaml.ts'

const resolve = (node: unknown, document: Document<Node>): unknown => (isAlias(node) ? node.resolve(document) : node)

const pairOf = (node: unknown, name: string | number): Pair | undefined =>
  isMap(node) ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(name)) : undefined

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

/** Offset of the deepest node on the path that the text has; of its key when the key is at fault or the value empty. */
const offsetOf = (yaml: YamlText, path: DocumentPath, atKey: boolean): number => {
  let node: unknown = yaml.document.contents
  let offset = startOf(node) ?? 0
  for (const [depth, name] of path.entries()) {
    const parent = resolve(node, yaml.document)
    const pair = pairOf(parent, name)
    const next: unknown = isSeq(parent) ? parent.items[Number(name)] : pair?.value
    if (next === undefined && !pair) return offset
    const last = depth === path.length - 1
    const found = last && !atKey ? (startOf(next) ?? startOf(pair?.key)) : (startOf(pair?.key) ?? startOf(next))
    offset = found ?? offset
    node = next
  }
  return offset
}

/** Puts a finding at its line and column (both from 1). */
export const locate = (yaml: YamlText, finding: Finding): PolicyProblem => {
  const { line, col } = yaml.lines.linePos(offsetOf(yaml, finding.path, finding.atKey === true))
  return {
    code: finding.code,
    line: Math.max(1, line),
    column: Math.max(1, col),
    path: finding.path.join('.'),
    message: finding.message,
    ...(finding.suggestion === undefined ? {} : { suggestion: finding.suggestion }),
  }
}
