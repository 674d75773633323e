/** How the process that prints a paper ends: its exit code. */
export const endings = { printed: 0, broken: 3, tooLarge: 4 } as const

const megabyte = 1_048_576
/** A paper as JSON: far more than anybody reads. */
export const inputAtMost = 8 * megabyte
export const outputAtMost = 32 * megabyte
