import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { policyJsonSchemaText } from '@mainstay/policy/document'
import { openApi } from '@mainstay/server/main/open-api'
import { printJson } from './print-json.ts'
import { root, runStep } from './run-step.ts'

// Writes every generated file anew; with `--check` compares instead and fails when one is stale.
const isCheck = process.argv.includes('--check')

const files: Readonly<Record<string, () => string>> = {
  'packages/contracts/openapi.json': () => printJson(openApi()),
  'packages/policy/policies/policy.schema.json': policyJsonSchemaText,
}

let stale = 0
for (const [path, make] of Object.entries(files)) {
  const fresh = make()
  const kept = await readFile(join(root, path), 'utf8').catch(() => '')
  if (fresh === kept) continue
  if (!isCheck) await writeFile(join(root, path), fresh)
  else {
    stale += 1
    console.error(`${path} is stale: run npm run generate`)
  }
}
const types = await runStep('node', ['packages/server/test/write-table-types.ts', ...(isCheck ? ['--check'] : [])])
process.exitCode = stale > 0 || types !== 0 ? 1 : 0
