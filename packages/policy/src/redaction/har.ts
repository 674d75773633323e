import { isInnocent } from './innocent-values.ts'
import { readKeyName } from './key-names.ts'
import type { Hit } from './kinds.ts'

const string = String.raw`"((?:[^"\\]|\\.){0,8000})"`
const cookieList = /"cookies"\s{0,20}:\s{0,20}\[/g
const pair = new RegExp(String.raw`"value"\s{0,20}:\s{0,20}${string}`, 'g')
const valueFirst = new RegExp(
  String.raw`"value"\s{0,20}:\s{0,20}${string}\s{0,20},\s{0,40}"(?:name|key)"\s{0,20}:\s{0,20}"([^"]{1,120})"`,
  'g',
)
/** Headers that sign somebody in, beside the names that say so themselves. */
const signsIn = /^(?:proxy-)?authorization$|^(?:set-)?cookie$|^x-[\w-]*(?:auth|key|session)[\w-]*$/i
const nameFirst = new RegExp(
  String.raw`"(?:name|key)"\s{0,20}:\s{0,20}"([^"]{1,120})"\s{0,20},\s{0,40}"value"\s{0,20}:\s{0,20}${string}`,
  'g',
)

/** Where group `value` stands within a match: its last appearance before the end of what was matched. */
const hitOf = (found: RegExpExecArray | RegExpMatchArray, value: string, kind: Hit['kind']): readonly Hit[] => {
  if (isInnocent(value)) return []
  const start = (found.index ?? 0) + found[0].indexOf(`"${value}"`, found[0].indexOf('"value"') + 7) + 1
  return [{ kind, start, end: start + value.length }]
}

/** Cookies as a HAR file lists them: every value, whatever its name. */
export const findCookieLists = (text: string): readonly Hit[] =>
  [...text.matchAll(cookieList)].flatMap((list) => {
    const from = list.index + list[0].length
    const until = text.indexOf(']', from)
    const inside = text.slice(from, until < 0 ? from + 100_000 : until)
    return [...inside.matchAll(pair)].flatMap((found) =>
      hitOf(found, found[1] ?? '', 'cookie').map((hit) => ({ ...hit, start: hit.start + from, end: hit.end + from })),
    )
  })

/** Pairs of name and value in JSON, in either order, whose name gives a secret away. */
export const findValuesBeforeNames = (text: string): readonly Hit[] => [
  ...[...text.matchAll(valueFirst)].flatMap((found) =>
    readKeyName(found[2] ?? '') === 'secret' || signsIn.test(found[2] ?? '')
      ? hitOf(found, found[1] ?? '', 'named_secret')
      : [],
  ),
  ...[...text.matchAll(nameFirst)].flatMap((found) =>
    signsIn.test(found[1] ?? '') ? hitOf(found, found[2] ?? '', 'authorization') : [],
  ),
]
