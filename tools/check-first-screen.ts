import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a page may load before its first screen can be used, in bytes gzipped (docs: how it looks and feels). */
const budget = { js: 200_000, css: 45_000 }
const dist = join(import.meta.dirname, '../packages/web/dist')

/** First screens of each page: what a person sees without and with a session. They are fetched at once, so they count. */
const firstScreens: Readonly<Record<string, readonly RegExp[]>> = {
  'portal.html': [/portal\/sign-in\/sign-in-screen/u, /portal\/home\/home-screen/u],
  'console.html': [/console\/sign-in\/sign-in-screen/u, /console\/queue\/queue-screen/u],
}

interface Chunk {
  readonly file: string
  readonly src?: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

/** Files that a chunk and its static imports bring, each once. */
const filesOf = (key: string, seen = new Set<string>()): Set<string> => {
  const chunk = manifest[key]
  if (chunk === undefined || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const sheet of chunk.css ?? []) seen.add(sheet)
  for (const one of chunk.imports ?? []) filesOf(one, seen)
  return seen
}

const weigh = (files: Iterable<string>, ending: string) =>
  [...files]
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0)

let failed = 0
for (const [page, screens] of Object.entries(firstScreens)) {
  const keys = Object.keys(manifest).filter((key) => screens.some((screen) => screen.test(key)))
  if (keys.length !== screens.length)
    throw new Error(`${page}: expected ${screens.length} first screens, found ${keys.join(', ')}`)
  for (const key of keys) {
    const files = filesOf(key, filesOf(page))
    const js = weigh(files, '.js')
    const css = weigh(files, '.css')
    const isOver = js > budget.js || css > budget.css
    if (isOver) failed += 1
    console.log(
      `${isOver ? 'OVER' : 'ok'}  ${page} ${key}: ${js} B of JavaScript (at most ${budget.js}), ${css} B of CSS (at most ${budget.css})`,
    )
  }
}
process.exitCode = failed === 0 ? 0 : 1
