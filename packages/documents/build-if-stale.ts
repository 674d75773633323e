import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
const written = (path: string): number => statSync(path).mtimeMs

/** Mail, which the server loads, and paper, which is loaded only where it is printed. */
const modules = [
  { built: 'dist/documents.js', config: 'vite.config.ts', sources: ['src/*.ts', 'src/{letter,words}/**/*'] },
  { built: 'dist/paper/paper.js', config: 'vite.paper.config.ts', sources: ['src/paper/**/*'] },
] as const
type Module = (typeof modules)[number]

/** Whether a module was changed after it was last built, or never was. */
function isStale({ built, config, sources }: Module): boolean {
  if (!existsSync(join(folder, built))) return true
  const at = written(join(folder, built))
  return globSync([...sources, config, 'package.json'], { cwd: folder }).some(
    (source) => written(join(folder, source)) > at,
  )
}

/** Builds the templates that need it. Returns whether one did. */
export async function buildIfStale(): Promise<boolean> {
  const stale = modules.filter(isStale)
  if (stale.length === 0) return false
  const { build } = await import('vite')
  for (const { config } of stale)
    await build({ root: folder, configFile: join(folder, config), mode: 'production', logLevel: 'error' })
  return true
}
