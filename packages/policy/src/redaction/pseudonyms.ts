/** One name that was replaced, for the file that stays with who made the bundle. */
export interface Pseudonym {
  readonly kind: 'host' | 'ip'
  readonly number: number
  readonly name: string
}
export interface Pseudonyms {
  /** The text with known host names, names of hosts by their form, and addresses replaced, each always by the same. */
  replaceIn(text: string): string
  /** All so far: what the next run needs to give the same names again. */
  readonly list: () => readonly Pseudonym[]
}

const ipv4 = /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\d)/g
const ipv6 =
  /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){1,7}:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6}|(?:[0-9a-f]{1,4}:){2,7}:|[0-9a-f]{3,4}::|(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}|::(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})(?![\w:])/gi
/** Full names by the ends that names of machines have; file names and packages of programs have others. */
const fullName =
  /(?<![\w@/.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}(?:com|net|org|edu|gov|io|dev|cloud|internal|local|localdomain|lan|corp|intra|home|arpa|example|test|de|eu|uk|us|fr|nl|ch|at|it|es|pl|se|no|dk|fi|be|ca|au|nz|jp|cn|in|br|mx|za|biz|app|tech|host|online|systems|services|company)(?![\w-]|\.\w)/gi
const wellKnown = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|255\.[\d.]+|::1?|169\.254\.169\.254)$/i

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Other names for machines. `known` are names that are surely hosts (this machine's own, those of declared endpoints), found
 * wherever they stand alone; `before` is the list of an earlier run.
 */
export const openPseudonyms = (known: readonly string[] = [], before: readonly Pseudonym[] = []): Pseudonyms => {
  const given = new Map<string, Pseudonym>(before.map((one) => [`${one.kind} ${one.name}`, one]))
  const called = (kind: Pseudonym['kind'], name: string): string => {
    const key = `${kind} ${name.toLowerCase()}`
    const highest = Math.max(0, ...[...given.values()].filter((one) => one.kind === kind).map(({ number }) => number))
    const one = given.get(key) ?? { kind, number: highest + 1, name: name.toLowerCase() }
    given.set(key, one)
    return `${kind}-${one.number}`
  }
  const names = [...new Set(known.map((name) => name.toLowerCase()))]
    .filter((name) => name.length > 1 && !wellKnown.test(name) && !/^[\d.]+$/.test(name))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const knownName =
    names.length > 0 ? new RegExp(`(?<![\\w-])(?:${names.map(escaped).join('|')})(?![\\w-])`, 'gi') : undefined
  const swap = (kind: Pseudonym['kind']) => (name: string) => (wellKnown.test(name) ? name : called(kind, name))
  return {
    replaceIn: (text) => {
      const first = knownName ? text.replace(knownName, swap('host')) : text
      return first.replace(fullName, swap('host')).replace(ipv4, swap('ip')).replace(ipv6, swap('ip'))
    },
    list: () => [...given.values()],
  }
}
