import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run-step.ts'

// `npm ci` wants an entry for every platform's build of a package, also where a registry does not carry them all and
// npm therefore left them out. Run it after the lock file was made anew; entries of other platforms are never fetched.
interface Entry {
  readonly version?: string
  readonly dev?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
const path = join(root, 'package-lock.json')
const lock = JSON.parse(await readFile(path, 'utf8')) as { packages: Record<string, Entry & Record<string, unknown>> }

const systems = {
  win32: 'win32',
  darwin: 'darwin',
  linux: 'linux',
  android: 'android',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
}
const processors = ['x64', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'arm'] as const

/** What a platform's package says of itself, read from its name. */
function platformOf(name: string): Readonly<Record<string, readonly string[]>> | undefined {
  const os = Object.values(systems).find((system) => name.includes(system))
  const cpu = processors.find((processor) => new RegExp(`\\b${processor}\\b`).test(name))
  if (!os || !cpu) return undefined
  const libc = /musl/.test(name) ? ['musl'] : /-gnu/.test(name) && os === 'linux' ? ['glibc'] : undefined
  return { cpu: [cpu], ...(libc ? { libc } : {}), os: [os] }
}

let added = 0
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${place}/node_modules/${name}`
    const own = `node_modules/${name}`
    if (place === '' || lock.packages[nested] || lock.packages[own]) continue
    const platform = platformOf(name)
    if (!platform) continue
    lock.packages[own] = { version, ...platform, ...(entry.dev ? { dev: true } : {}), optional: true }
    added += 1
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
await writeFile(path, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`)
console.log(`${added} entries added`)
