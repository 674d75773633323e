import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RuleProblem, type RuleSet, readRuleSet } from '@mainstay/policy/assessments'
import { PolicyRefused, type Reading, WrongUsage } from './policy-io.ts'

const shipped = (path: string): string => fileURLToPath(import.meta.resolve(`@mainstay/policy/rules/${path}`))

/** Path of the rule set that ships. */
export const shippedRulesPath = (): string => shipped('self-hosted-web-application.yaml')

/** One problem as `file:line:column: [rule] sentence suggestion [code]`. */
const sayProblem = (file: string, { line, column, ruleId, message, suggestion, code }: RuleProblem): string =>
  `${file}:${line}:${column}: ${ruleId ? `${ruleId}: ` : ''}${message}${suggestion ? ` ${suggestion}` : ''} [${code}]`

/** The document has problems: all of them, with their places. */
export function refuseProblems(path: string, problems: readonly RuleProblem[], { io, json }: Reading): PolicyRefused {
  const file = basename(path)
  if (json)
    return new PolicyRefused(`${JSON.stringify({ ok: false, file, problems })}\n`, (text) => io.stdout.write(text))
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  const lines = [...problems.map((problem) => sayProblem(path, problem)), `${count} in ${file}.`]
  return new PolicyRefused(`${lines.join('\n')}\n`, (text) => io.stderr.write(text))
}

export async function readTextFile(path: string, { io }: Reading): Promise<string> {
  return await io.readFile(path).catch(() => {
    throw new WrongUsage(`The file ${path} cannot be read.`)
  })
}

/** Reads a rule set; without a path the one that ships. */
export async function readRules(path: string | undefined, reading: Reading): Promise<RuleSet> {
  const at = path ?? shippedRulesPath()
  const read = readRuleSet(await readTextFile(at, reading), { fileName: basename(at) })
  if (read.ok) return read.ruleSet
  throw refuseProblems(at, read.problems, reading)
}
