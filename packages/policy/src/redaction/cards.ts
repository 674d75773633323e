import type { Hit } from './kinds.ts'

const sumsUp = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** First digits and lengths that card companies give out (ISO/IEC 7812). */
const issued =
  /^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|62\d{14})$/
/** In one piece, or in the groups that are printed on cards: any other row of numbers is one. */
const groups =
  /(?<![\w.-]|\d )(?:\d{14,16}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d| \d)/g

/** Card numbers: of an issuer's form, with the right check digit (Luhn), in one piece or in fours. */
export const findCards = (text: string): readonly Hit[] =>
  [...text.matchAll(groups)].flatMap(({ 0: found, index }) => {
    const digits = found.replace(/[ -]/g, '')
    return issued.test(digits) && sumsUp(digits)
      ? [{ kind: 'card_number' as const, start: index, end: index + found.length }]
      : []
  })
