/** Longest text of one field; what is longer is cut where it stands. */
const longest = 6_000
const deepest = 12
const stand = '□'
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })
// control signs, and signs that turn the direction of what follows or take no room
const unseen = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

export interface Cleaned<T> {
  readonly value: T
  /** Whether a sign was replaced that the face does not have. */
  readonly isReplaced: boolean
}

/**
 * A value with each of its strings fit to be set: lines kept, control signs gone, and □ for each sign that the face does
 * not have (a letter of a script without one, an emoji), so that nothing prints as another letter or over its neighbour.
 */
export function cleanText<T>(value: T, hasGlyph: (codePoint: number) => boolean): Cleaned<T> {
  let isReplaced = false
  const drawn = (text: string): string => {
    if ([...text].every((sign) => hasGlyph(sign.codePointAt(0) ?? 0))) return text
    isReplaced = true
    return [...segments.segment(text)].map(({ segment }) => drawable(segment, hasGlyph)).join('')
  }
  const line = (text: string): string => drawn(text.normalize('NFC').replace(unseen, ' '))
  const clean = (text: string): string =>
    cut(text)
      .split(/\r\n|\r|\n/)
      .map(line)
      .join('\n')
  return { value: mapStrings(value, clean, 0) as T, isReplaced }
}

/** All that stands in the strings of a value, as it will be set: whose letters are they? */
export function signsOf(value: unknown): string {
  const signs = new Set<string>()
  mapStrings(
    value,
    (text) => {
      for (const sign of cut(text).normalize('NFC')) signs.add(sign)
      return text
    },
    0,
  )
  return [...signs].join('').replace(unseen, '')
}

/** A letter with its marks: as it is, without the marks that are missing, or a sign that stands for it. */
function drawable(segment: string, hasGlyph: (codePoint: number) => boolean): string {
  if (/^\p{Cf}+$/u.test(segment)) return ''
  const kept = [...segment].filter((sign) => hasGlyph(sign.codePointAt(0) ?? 0))
  const [first] = segment
  return first !== undefined && kept[0] === first ? kept.join('') : stand
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)} …` : text)

/** Base64 is no text to set: it is read as bytes or not at all. */
function mapStrings(value: unknown, change: (text: string) => string, depth: number): unknown {
  if (depth > deepest) return undefined
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change, depth + 1))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'base64' ? item : mapStrings(item, change, depth + 1)]),
  )
}
