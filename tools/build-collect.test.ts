import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildScript } from './build-collect.ts'

let folder = ''
let script = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collect-build-'))
  script = await buildScript(join(folder, 'mainstay-collect.mjs'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** This Node, and the machine's own where it has one that may run it. */
const nodes = [process.execPath, ...['/usr/bin/node'].filter((path) => existsSync(path) && major(path) >= 18)]
function major(path: string): number {
  return Number(execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).split('.')[0])
}

it.each(nodes)('one file alone collects, packs and lists, on %s', (node) => {
  const run = (...args: string[]) =>
    execFileSync(node, [script, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })

  expect(run('--list')).toBe('linux-postgresql\nmainstay\n')
  const { folder: made, file } = JSON.parse(
    run('--only', 'containers', '--only', 'disk', '--pack', '--json', '--out', folder),
  )
  expect(existsSync(join(made, 'snapshot.json'))).toBe(true)
  expect(existsSync(file)).toBe(true)
  execFileSync('rm', ['-r', made, file])
})

it('asks for nothing outside of itself and of Node', async () => {
  const text = await readFile(script, 'utf8')
  const asked = [...text.matchAll(/(?:^import .* from|\brequire\()\s*["']([^"']+)["']/gm)].map(([, name = '']) =>
    name.replace(/^node:/, ''),
  )
  const { builtinModules } = await import('node:module')
  const optional = ['pg-native', 'pg-cloudflare', 'bare-fs', 'bare-events', 'bare-stream']
  expect(asked.filter((name) => !builtinModules.includes(name) && !optional.includes(name))).toEqual([])
})

it('what goes into it uses nothing newer than Node 18', async () => {
  const sources = execFileSync(
    'find',
    [
      'packages/cli/src/collect',
      'packages/policy/src/redaction',
      'packages/policy/src/assessments',
      '-name',
      '*.ts',
      '-not',
      '-name',
      '*.test.ts',
    ],
    { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' },
  )
  const newer =
    /\.(?:toSorted|toReversed|toSpliced|findLastIndex\?)\(|Promise\.(?:withResolvers|try)|(?:Object|Map)\.groupBy|import\.meta\.(?:dirname|filename|main)|AbortSignal\.any|Iterator\.|RegExp\.escape|\bnew Set\([^)]*\)\.(?:union|intersection|difference)/
  const bundled = await readFile(script, 'utf8')
  const own = sources
    .trim()
    .split('\n')
    .filter((path) => bundled.includes(`// ${path}`))
  expect(own.length).toBeGreaterThan(40)
  for (const path of own)
    expect(`${path}: ${newer.exec(await readFile(join(import.meta.dirname, '..', path), 'utf8'))?.[0] ?? 'fine'}`).toBe(
      `${path}: fine`,
    )
})
