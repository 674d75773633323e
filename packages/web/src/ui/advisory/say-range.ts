import { t } from './advisory-words.ts'

const words = {
  '>=': 'range.from',
  '>': 'range.after',
  '<': 'range.below',
  '<=': 'range.up_to',
  '=': 'range.exactly',
  '': 'range.exactly',
} as const

const sayComparator = (comparator: string): string => {
  const [, operator = '', version = comparator] = /^(>=|<=|>|<|=|)(.+)$/u.exec(comparator) ?? []
  return t(words[operator as keyof typeof words], { version })
}

/** `>=9.0 <9.2.1 || 10.0` as "from 9.0 before 9.2.1, or 10.0". */
export const sayRange = (range: string): string =>
  range
    .split('||')
    .map((part) =>
      part
        .replace(/([<>=])\s+/gu, '$1')
        .trim()
        .split(/\s+/u)
        .map(sayComparator)
        .join(' '),
    )
    .join(t('range.or'))
