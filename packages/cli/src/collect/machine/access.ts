/**
 * What a collector may touch, said before anything is read: `--dry-run` prints it, and the machine that the collector is
 * handed refuses everything else. In a path `*` stands for a part of one name; in a command a last `…` for more words.
 */
export interface Access {
  readonly files?: readonly string[]
  readonly commands?: readonly (readonly string[])[]
  readonly queries?: readonly string[]
  readonly endpoints?: readonly string[]
  /** Folders in which a file is made, measured and removed. */
  readonly writes?: readonly string[]
}

const partMatches = (pattern: string, name: string): boolean => {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return pattern === name
  if (!name.startsWith(first)) return false
  let from = first.length
  for (const [index, piece] of rest.entries()) {
    const last = index === rest.length - 1
    const found = last ? name.length - piece.length : name.indexOf(piece, from)
    if (found < from || !name.startsWith(piece, found)) return false
    from = found + piece.length
  }
  return true
}

/** Whether a path is one that a pattern names, part by part. */
export const pathMatches = (pattern: string, path: string): boolean => {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return wanted.length === given.length && wanted.every((part, index) => partMatches(part, given[index] ?? ''))
}

/** The folder of a pattern as far as it is fixed: nothing outside of it is read, wherever links point. */
export const fixedFolder = (pattern: string): string => {
  const parts = pattern.split('/').slice(0, -1)
  const open = parts.findIndex((part) => part.includes('*'))
  return (open < 0 ? parts : parts.slice(0, open)).join('/') || '/'
}

/** Whether a command is one of those that were said. */
export const commandMatches = (declared: readonly string[], argv: readonly string[]): boolean =>
  declared.at(-1) === '…'
    ? declared.slice(0, -1).every((word, index) => argv[index] === word)
    : declared.length === argv.length && declared.every((word, index) => argv[index] === word)
