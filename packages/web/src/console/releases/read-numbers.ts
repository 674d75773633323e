/** Numbers of tickets as somebody typed them: with spaces, commas or lines between, in any case; each once. */
export const readNumbers = (typed: string): string[] => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,;]+/u)
      .filter((number) => number !== ''),
  ),
]
