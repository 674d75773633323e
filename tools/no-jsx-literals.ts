import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '..')
const web = join(root, 'packages/web/src')
/** Attributes whose text a person reads or hears. */
const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
  'description',
])
/** Names and signs that no catalogue translates. */
const isWords = (text: string) => /\p{L}{2}/u.test(text)
const allowed = new Set(['Mainstay', 'Ctrl K'])

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return listFiles(path)
    return entry.name.endsWith('.tsx') && !entry.name.endsWith('.test.tsx') ? [path] : []
  })

/** The literal text of a node that a person would read, if it is one. */
const readLiteral = (node: ts.Node): string | undefined => {
  if (ts.isJsxText(node)) return node.text
  if (ts.isJsxExpression(node) && node.expression !== undefined && ts.isStringLiteralLike(node.expression)) {
    return ts.isJsxAttribute(node.parent) && !spoken.has(node.parent.name.getText()) ? undefined : node.expression.text
  }
  if (
    ts.isJsxAttribute(node) &&
    spoken.has(node.name.getText()) &&
    node.initializer !== undefined &&
    ts.isStringLiteral(node.initializer)
  )
    return node.initializer.text
  return undefined
}

/** Text literals of one file, with their places. */
export const findLiterals = (name: string, text: string): readonly string[] => {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const literal = readLiteral(node)?.trim()
    if (literal !== undefined && isWords(literal) && !allowed.has(literal)) {
      const { line, character } = source.getLineAndCharacterOfPosition(node.getStart())
      found.push(`${name}:${line + 1}:${character + 1} ${JSON.stringify(literal)}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const main = () => {
  const files = listFiles(web)
  const found = files.flatMap((file) => findLiterals(relative(root, file), readFileSync(file, 'utf8')))
  for (const one of found) console.log(one)
  console.log(`${files.length} files read, ${found.length} literals that belong into a catalogue`)
  process.exitCode = found.length === 0 ? 0 : 1
}
if (process.argv[1] === import.meta.filename) main()
