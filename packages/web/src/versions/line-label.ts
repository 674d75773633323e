/** `9.x`; a line of a vendor's own scheme is named as it is: `2026.1`. */
export const lineLabel = (line: string): string => (/^\d{1,3}$/u.test(line) ? `${line}.x` : line)
