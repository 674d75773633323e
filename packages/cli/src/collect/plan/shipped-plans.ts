import { readdir, readFile } from 'node:fs/promises'

/** Put in by the build of the single file; in the checkout the files are read. */
declare const SHIPPED_PLANS: Readonly<Record<string, string>> | undefined

/** The collectors that ship, by name: `linux-postgresql`, `mainstay`. */
export const shippedPlans = async (): Promise<Readonly<Record<string, string>>> => {
  if (typeof SHIPPED_PLANS !== 'undefined') return SHIPPED_PLANS
  const folder = new URL('../../../collectors/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const read = names.map(async (name) => [name.slice(0, -5), await readFile(new URL(name, folder), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(read))
}
