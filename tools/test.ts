import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStep } from './run-step.ts'
import { type Outcome, runSuite } from './run-suite.ts'

// Every test there is: pure rules, the server on both databases, the built product in its own process and in a browser.
const folder = mkdtempSync(join(tmpdir(), 'mainstay-tests-'))
const outcomes: Outcome[] = []

async function suite(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
  console.log(`\n— ${name}`)
  const mayBeUnsteady = name !== 'pure rules'
  const outcome = await runSuite({ name, args, env, mayBeUnsteady, report: join(folder, name.replaceAll(/\W+/g, '-')) })
  outcomes.push(outcome)
  console.log(`${name}: ${outcome.passed} passed, ${outcome.failed.length} failed`)
}

function list(title: string, names: readonly string[]): void {
  if (names.length > 0) console.log(`\n${title}\n${names.map((name) => `  ${name}`).join('\n')}`)
}

await runStep('node', ['tools/build.ts', '--stale'])
await suite('pure rules', ['--project', 'pure'])
await suite('server on the embedded database', ['--project', 'server'], { MAINSTAY_TEST_DB: 'pglite' })
await suite('server on PostgreSQL', ['--project', 'server'], { MAINSTAY_TEST_DB: 'postgres' })
await suite(
  'journeys and faults',
  ['journeys', 'faults', 'timed'].flatMap((project) => ['--project', project]),
)

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
const failed = outcomes.flatMap((outcome) => outcome.failed)
list(
  'Unsteady, to be mended:',
  outcomes.flatMap(({ unsteady }) => unsteady),
)
list('Failed:', failed)
console.log(`\n${passed} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1
