import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
const built = join(folder, 'dist/documents.js')
const written = (path: string): number => statSync(path).mtimeMs

/** Whether the templates were changed after they were last built, or never were. */
export function isStale(): boolean {
  if (!existsSync(built)) return true
  const sources = globSync(['src/**/*.{ts,tsx,png}', 'vite.config.ts', 'package.json'], { cwd: folder })
  return sources.some((source) => written(join(folder, source)) > written(built))
}

/** Builds the templates when that is needed. Returns whether it was. */
export async function buildIfStale(): Promise<boolean> {
  if (!isStale()) return false
  const { build } = await import('vite')
  await build({ root: folder, configFile: join(folder, 'vite.config.ts'), mode: 'production', logLevel: 'error' })
  return true
}
