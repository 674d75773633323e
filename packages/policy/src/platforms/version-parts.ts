/**
 * The numbers of a version in order: `v9.2.1-rc.1` is 9, 2, 1; `2026.01` is 2026, 1. What follows a dash or a plus is
 * no part of a line. Answers undefined where the text does not begin with a number.
 */
export const versionParts = (version: string): readonly number[] | undefined => {
  const numbers = /^v?(\d{1,9}(?:\.\d{1,9})*)/i.exec(version.trim())?.[1]
  return numbers?.split('.').map(Number)
}

/** Whether one version is the other or stands below it: 22.04 holds 22.04.3 and not 22.10. */
export const holdsVersion = (wide: readonly number[], narrow: readonly number[]): boolean =>
  wide.length <= narrow.length && wide.every((part, index) => part === narrow[index])

/** The parts that a release line fixes: `9.x` 9, `9.2.x` 9 and 2, `2026.1` just these. Undefined for other texts. */
export const lineParts = (line: string): readonly number[] | undefined =>
  /^\d{1,9}(\.\d{1,9}){0,3}(\.x)?$/.test(line) ? versionParts(line) : undefined

/** Whether a text can name a release line: `9.x`, `9.2.x`, `2026.x`, `9.2.1`. */
export const isReleaseLine = (line: string): boolean => lineParts(line) !== undefined
