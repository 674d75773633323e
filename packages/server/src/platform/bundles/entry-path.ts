import { BundleRefused } from './refused.ts'

const longest = 300
/** Drive letters and streams of Windows, its separators, and whatever a terminal or a path would take for something else. */
const strange = /[\p{C}\\:*?"<>|]/u

/**
 * The path of an entry, made plain; refuses what would leave a folder or stand in two places. Nothing is ever written to
 * disk under it, but people and later programs read it.
 */
export function entryPath(written: string, { depth }: { readonly depth: number }): string {
  const path = written.replace(/^(?:\.\/)+/, '').replace(/\/$/, '')
  const parts = path.split('/')
  const isOdd = parts.some((part) => part === '' || part === '.' || part === '..' || strange.test(part))
  if (written.length > longest || isOdd || !path.isWellFormed())
    throw new BundleRefused('bundle.path', 'A path in the archive is not one that a bundle may have.', written)
  if (parts.length - 1 > depth)
    throw new BundleRefused('bundle.path', `A file stands in more than ${depth} folders.`, written)
  return path
}

/** Two names that some file system takes for one. */
export const nameKey = (path: string): string => path.normalize('NFKC').toLowerCase()
