import { isWordKey, words } from '../reasons/words.ts'
import { saySpan, spanPattern } from './spans.ts'

/** `{path.to.value}` in a clause's text; the path starts at the top of the document. */
const placeholderPattern = /\{([A-Za-z][\w.]*)\}/g

const joinWords = (words: readonly string[], language: string): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(words)

const sayText = (value: string): string => {
  if (spanPattern.test(value)) return saySpan(value)
  const told = `told.${value}`
  return isWordKey(told) ? words[told] : value.replaceAll('_', ' ')
}

const sayWord = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return sayText(value)
  if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string')
    return value.name
  return undefined
}

const sayValue = (value: unknown, language: string): string | undefined => {
  if (typeof value === 'string' && value.includes(' ')) return value
  if (!Array.isArray(value)) return sayWord(value)
  const words = value.map(sayWord)
  return words.length > 0 && words.every((word) => word !== undefined) ? joinWords(words, language) : undefined
}

const lookUp = (document: object, path: string): unknown => {
  let node: unknown = document
  for (const part of path.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined
    node = Reflect.get(node, part)
  }
  return node
}

/** Placeholders of a text that the document has no printable value for. */
export const unknownPlaceholders = (text: string, document: object): readonly string[] =>
  [...text.matchAll(placeholderPattern)]
    .map((match) => match[1] ?? '')
    .filter((path) => sayValue(lookUp(document, path), 'en') === undefined)

/** The text with each placeholder replaced by the document's value, in words. */
export const fillPlaceholders = (text: string, document: { readonly language: string }): string =>
  text.replaceAll(
    placeholderPattern,
    (whole, path: string) => sayValue(lookUp(document, path), document.language) ?? whole,
  )
