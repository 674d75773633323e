import { runStep } from './run-step.ts'

const tsc = 'node_modules/typescript7/bin/tsc'
const typed = [
  'policy/tsconfig.json',
  'policy/tsconfig.test.json',
  'contracts/tsconfig.json',
  'server/tsconfig.json',
  'cli/tsconfig.json',
  'web/tsconfig.json',
  'documents/tsconfig.json',
]

/** What every change is held to, each an error. */
const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ...typed.map((config) => [`types of ${config.split('/')[0]}`, 'node', [tsc, '-p', `packages/${config}`]] as const),
  ['types of tools, bench and journeys', 'node', [tsc, '-p', 'tsconfig.json']],
  ['arrows', 'node', ['tools/check-arrows.ts']],
  ['dead code', 'knip', ['--include', 'files,dependencies,unlisted,unresolved,exports,types']],
  ['hidden clocks', 'node', ['tools/no-hidden-clock.ts']],
  ['words in screens', 'node', ['tools/no-jsx-literals.ts']],
  ['migrations', 'node', ['tools/check-migrations.ts']],
  ['generated files', 'node', ['tools/generate.ts', '--check']],
  ['weight of the first screens', 'node', ['tools/check-first-screen.ts']],
]

const failed: string[] = []
for (const [name, command, args] of steps) {
  console.log(`\n— ${name}`)
  if ((await runStep(command, args)) !== 0) failed.push(name)
}
console.log(failed.length === 0 ? '\nEverything checked.' : `\nFailed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
