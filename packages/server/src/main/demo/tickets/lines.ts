/** A text of several lines, as it was typed. */
export const lines = (...typed: readonly string[]): string => typed.join('\n')
