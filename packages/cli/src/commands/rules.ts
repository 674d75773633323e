import { basename, dirname, join } from 'node:path'
import { type RuleTestRun, readRuleTests, runRuleTests } from '@mainstay/policy/assessments'
import { explainFailure, type PolicyIo, type Reading, readArgs, WrongUsage } from './policy-io.ts'
import { readRules, readTextFile, refuseProblems, shippedRulesPath } from './rules-io.ts'

const usage = `Usage:
  mainstay rules check [FILE] [--json]
  mainstay rules test [FILE] [--tests FILE] [--json]

Without FILE, the rule set that ships. Tests stand beside it in tests/, under the same name, unless --tests says otherwise.
Exit: 0 all well, 1 problems in the file or tests that fail, 2 wrong usage.
`

const options = { json: { type: 'boolean', default: false }, tests: { type: 'string' } } as const

/** `mainstay rules check|test`. */
export async function rulesCommand(args: readonly string[], io: PolicyIo): Promise<number> {
  const [name = '', ...rest] = args
  if (name === '--help' || name === 'help') {
    io.stdout.write(usage)
    return 0
  }
  if (name !== 'check' && name !== 'test') {
    io.stderr.write(name === '' ? usage : `There is no \`rules ${name}\`.\n\n${usage}`)
    return 2
  }
  try {
    return await (name === 'check' ? checkRules(rest, io) : testRules(rest, io))
  } catch (error) {
    return explainFailure(error, io)
  }
}

async function checkRules(args: readonly string[], io: PolicyIo): Promise<number> {
  const { values, positionals } = readArgs(args, options, 1)
  if (values.tests !== undefined) throw new WrongUsage('--tests belongs to `rules test`.')
  const path = positionals[0] ?? shippedRulesPath()
  const { id, version, title, rules, healthCheck } = await readRules(path, { io, json: values.json })
  const found = { id, version, title, rules: rules.length, healthLines: healthCheck?.lines.length ?? 0 }
  if (values.json)
    io.stdout.write(`${JSON.stringify({ ok: true, file: basename(path), ruleSet: found, problems: [] })}\n`)
  else
    io.stdout.write(
      `${basename(path)}: ${title}, version ${version}. ${rules.length} rules, ${found.healthLines} lines of health check. No problems.\n`,
    )
  return 0
}

async function testRules(args: readonly string[], io: PolicyIo): Promise<number> {
  const { values, positionals } = readArgs(args, options, 1)
  const reading: Reading = { io, json: values.json }
  const path = positionals[0] ?? shippedRulesPath()
  const testsPath = values.tests ?? join(dirname(path), 'tests', basename(path))
  const ruleSet = await readRules(path, reading)
  const tests = readRuleTests(await readTextFile(testsPath, reading))
  if (!tests.ok) throw refuseProblems(testsPath, tests.problems, reading)
  const run = runRuleTests(ruleSet, tests)
  if (values.json) io.stdout.write(`${JSON.stringify({ ok: run.faults.length === 0, ...run })}\n`)
  else sayRun(run, testsPath, io)
  return run.faults.length === 0 ? 0 : 1
}

function sayRun({ ruleSet, rules, checked, faults }: RuleTestRun, path: string, io: PolicyIo): void {
  for (const { ruleId, line, message } of faults)
    io.stderr.write(`${path}${line === null ? '' : `:${line}`}: ${ruleId}: ${message}\n`)
  const outcome = faults.length === 0 ? 'All as they should be.' : `${faults.length} not as they should be.`
  io.stdout.write(`${ruleSet}: ${rules} rules, ${checked} tests. ${outcome}\n`)
}
