import { globSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { root } from './run-step.ts'

// Holds the arrows, and holds the tool to its work: every source file is cruised, and a planted import is refused.
const sources = [
  'packages/policy/src',
  'packages/contracts/src',
  'packages/server/src',
  'packages/cli/src',
  'packages/web/src',
  'packages/documents/src',
]

async function violations(): Promise<{ readonly found: readonly string[]; readonly modules: number }> {
  const options = await extractOptions(join(root, '.dependency-cruiser.cjs'))
  const { output } = await cruise(sources, { ...options, baseDir: root, validate: true })
  if (typeof output === 'string') throw new Error('the cruiser gave text')
  return {
    found: output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    modules: output.modules.filter(({ source }) => source.startsWith('packages/')).length,
  }
}

const written = globSync(
  sources.map((folder) => `${folder}/**/*.{ts,tsx}`),
  { cwd: root },
).filter((file) => !file.endsWith('.d.ts')).length
const { found, modules } = await violations()
for (const violation of found) console.error(violation)
if (modules < written) console.error(`only ${modules} of ${written} source files were cruised`)

const planted = join(root, 'packages/policy/src/planted-import.ts')
await writeFile(planted, "export * from '../../server/src/main/desk.ts'\n")
const caught = await violations().finally(() => rm(planted))
const isCaught = caught.found.some(
  (violation) => violation.startsWith('policy-is-pure') && violation.includes('planted'),
)
if (!isCaught) console.error('a planted forbidden import was not refused')

console.log(
  `${modules} modules cruised, ${found.length} forbidden arrows, the planted one ${isCaught ? 'refused' : 'PASSED'}`,
)
process.exitCode = found.length === 0 && modules >= written && isCaught ? 0 : 1
