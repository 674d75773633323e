import { IntlMessageFormat } from 'intl-messageformat'

type TextValues = Readonly<Record<string, string | number | Date>>
export type Catalogue = Readonly<Record<string, string>>
export type Translate<C extends Catalogue> = (key: keyof C & string, values?: TextValues) => string

/** Locale of dates, numbers and plurals on screen; set once the person is known. */
let readerLocale = 'en'
export const readLocale = () => readerLocale
export const setLocale = (locale: string) => {
  readerLocale = Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? 'en'
}

/**
 * Makes the `t` of one application from its catalogue of ICU messages. A message without an argument is returned as
 * it stands; others are parsed once and kept.
 */
export const createText = <C extends Catalogue>(catalogue: C): Translate<C> => {
  const parsed = new Map<string, IntlMessageFormat>()
  return (key, values) => {
    const message = catalogue[key] ?? key
    if (values === undefined) return message
    const known = parsed.get(key) ?? new IntlMessageFormat(message, 'en')
    parsed.set(key, known)
    return String(known.format(values as Record<string, string | number | Date>))
  }
}
