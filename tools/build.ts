import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { buildIfStale } from '../packages/documents/build-if-stale.ts'
import { root } from './run-step.ts'

// `node tools/build.ts` builds the applications and the templates; with `--stale` only what is missing or older than its source.
const onlyStale = process.argv.includes('--stale')
const web = join(root, 'packages/web')

const writtenAt = (path: string): number => statSync(path).mtimeMs

/** Whether a source of the applications is newer than what was built. */
function isWebStale(): boolean {
  const built = join(web, 'dist/portal.html')
  if (!existsSync(built)) return true
  const sources = globSync(
    ['packages/web/{src,public}/**/*', 'packages/web/*.{html,ts,json}', 'packages/{policy,contracts}/src/**/*.ts'],
    { cwd: root },
  )
  return sources.some((source) => writtenAt(join(root, source)) > writtenAt(built))
}

if (!onlyStale || isWebStale()) {
  process.stderr.write('Building the portal and the console...\n')
  await build({ root: web, configFile: join(web, 'vite.config.ts'), logLevel: 'warn' })
}
await buildIfStale()
