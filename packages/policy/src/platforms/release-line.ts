import { holdsVersion, lineParts, versionParts } from './version-parts.ts'

/**
 * The release line that a version of the product belongs to: of several that hold it the narrowest, so that `9.2.x` may
 * differ from the rest of `9.x`. Undefined where none does, also for a text that is no version.
 */
export function releaseLineOf(lines: readonly string[], productVersion: string): string | undefined {
  const parts = versionParts(productVersion)
  if (parts === undefined) return undefined
  return lines
    .flatMap((line) => {
      const fixed = lineParts(line)
      return fixed && holdsVersion(fixed, parts) ? [{ line, width: fixed.length }] : []
    })
    .toSorted((one, other) => other.width - one.width)[0]?.line
}

/** Release lines as a reader expects them: the newest first, a narrow line before the wide one that holds it. */
export const newestLineFirst = (one: string, other: string): number => {
  const [a = [], b = []] = [lineParts(one), lineParts(other)]
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const apart = (b[index] ?? -1) - (a[index] ?? -1)
    if (apart !== 0) return apart
  }
  return one < other ? -1 : Number(one > other)
}
