import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root, runStep } from './run-step.ts'

/** What Vitest writes of a run, as far as it is read here. */
interface Report {
  readonly numPassedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly FileReport[]
}
interface FileReport {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
}

export interface Suite {
  readonly name: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Whether what failed may be tried again: not where nothing but the code decides, for there a law was broken. */
  readonly mayBeUnsteady: boolean
  /** Where the reports of its runs lie. */
  readonly report: string
}
export interface Outcome {
  readonly passed: number
  /** Also skipped ones: there is no test that is not run. */
  readonly failed: readonly string[]
  /** Failed among all the others and passed alone: each is a fault to mend, in the test or in what it tests. */
  readonly unsteady: readonly string[]
}

async function run({ args, env }: Suite, report: string, more: readonly string[]) {
  const code = await runStep(
    'vitest',
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args, ...more],
    env,
  )
  try {
    return { code, report: JSON.parse(readFileSync(report, 'utf8')) as Report }
  } catch {
    return { code, report: undefined }
  }
}

const failedIn = ({ testResults }: Report): readonly string[] =>
  testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults
      .filter((test) => test.status !== 'passed')
      .map((test) => `${file}: ${test.fullName}`)
    return failed.length === 0 && status === 'failed' ? [`${file}: could not be run to its end`] : failed
  })

/** Files to try again: what is skipped stays skipped, so it is not among them. */
const filesToTryAgain = ({ testResults }: Report): readonly string[] =>
  testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative(root, name))

/**
 * Runs a suite. Files in which something failed run once more, alone: what then passes was unsteady, which is told by
 * name at the end, so that a machine that is busy with something else does not stop a change that is right.
 */
export async function runSuite(suite: Suite): Promise<Outcome> {
  const first = await run(suite, `${suite.report}.json`, [])
  if (!first.report) return { passed: 0, failed: [`${suite.name}: no report`], unsteady: [] }
  const failed = failedIn(first.report)
  const passed = first.report.numPassedTests
  if (failed.length === 0) {
    return { passed, failed: first.code === 0 ? [] : [`${suite.name}: an error outside of any test`], unsteady: [] }
  }
  const files = suite.mayBeUnsteady ? filesToTryAgain(first.report) : []
  if (files.length === 0) return { passed, failed, unsteady: [] }
  console.log(`\n${failed.length} failed; once more, alone: ${files.join(', ')}`)
  const second = await run(suite, `${suite.report}-again.json`, ['--no-file-parallelism', ...files])
  if (!second.report) return { passed, failed, unsteady: [] }
  const failedAgain = new Set(failedIn(second.report))
  const unsteady = failed.filter((name) => !failedAgain.has(name) && second.report.numPassedTests > 0)
  return { passed: passed + unsteady.length, failed: failed.filter((name) => failedAgain.has(name)), unsteady }
}
