/** Secrets that were found once, so that they are known again where nothing around them gives them away. */
interface SecretMemory {
  /** Takes note of a secret and, of one made of parts, of each part that could stand alone. */
  readonly learn: (secret: string, mark: string) => void
  /** The text with everything that was learned replaced; how often, too. */
  readonly replaceIn: (text: string) => { readonly text: string; readonly count: number }
}

const most = 20_000
/** Words, names and numbers stand everywhere: only what looks made is looked for again. */
const looksMade = (text: string, least: number): boolean =>
  text.length >= least &&
  text.length <= 4000 &&
  !/^[a-z]+(?:[-_./ ][a-z0-9]+)*$|^[\d.,:/ -]+$|^\//.test(text) &&
  (/\d/.test(text) ? /[A-Za-z]/.test(text) : /[a-z]/.test(text) && /[A-Z]/.test(text)) &&
  !text.includes('[REDACTED')

const partsOf = (secret: string): readonly string[] =>
  secret.split(/[\s=;,:&"']+/).filter((part) => part !== secret && looksMade(part, 12))

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Opens an empty memory, for one bundle. */
export const openSecretMemory = (): SecretMemory => {
  const marks = new Map<string, string>()
  let known: RegExp | undefined
  const keep = (text: string, mark: string): void => {
    if (marks.has(text) || marks.size >= most) return
    marks.set(text, mark)
    known = undefined
  }
  return {
    learn: (secret, mark) => {
      if (looksMade(secret, 8)) keep(secret, mark)
      for (const part of partsOf(secret)) keep(part, mark)
    },
    replaceIn: (text) => {
      if (marks.size === 0) return { text, count: 0 }
      known ??= new RegExp(
        [...marks.keys()]
          .sort((a, b) => b.length - a.length)
          .map(escaped)
          .join('|'),
        'g',
      )
      let count = 0
      const replaced = text.replace(known, (found) => {
        count += 1
        return marks.get(found) ?? '[REDACTED]'
      })
      return { text: replaced, count }
    },
  }
}
