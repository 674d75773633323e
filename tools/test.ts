import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStep } from './run-step.ts'

// Every test there is: pure rules, the server on both databases, the built product in its own process and in a browser.
const folder = mkdtempSync(join(tmpdir(), 'mainstay-tests-'))
const counts = { passed: 0, failed: 0 }

async function suite(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
  console.log(`\n— ${name}`)
  const report = join(folder, `${name.replaceAll(/\W+/g, '-')}.json`)
  const code = await runStep(
    'vitest',
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args],
    env,
  )
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += numPassedTests
    counts.failed += numFailedTests + numPendingTests + numTodoTests
    if (code !== 0 && numFailedTests === 0) counts.failed += 1
    console.log(
      `${name}: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`,
    )
  } catch {
    counts.failed += 1
  }
}

await runStep('node', ['tools/build.ts', '--stale'])
await suite('pure rules', ['--project', 'pure'])
await suite('server on the embedded database', ['--project', 'server'], { MAINSTAY_TEST_DB: 'pglite' })
await suite('server on PostgreSQL', ['--project', 'server'], { MAINSTAY_TEST_DB: 'postgres' })
await suite('journeys', ['--project', 'journeys'])
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1
