import type { Saying, Text } from './texts.ts'
import { isWordKey, words } from './words.ts'

const kindOf = (say: Saying): string => {
  const key = say.text('kind')
  return isWordKey(key) ? words[key] : 'session'
}
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const bounds = (say: Saying): string => `${say.date('opensOn')} to ${say.lastDay('untilOn')}`

/** Why an engagement is owed in this stretch of time, in words. */
export const windowTexts: Readonly<Record<string, Text>> = {
  'window.term': (say) => `${capital(kindOf(say))}: ${say.text('cadence')}.`,
  'window.special_term': (say) =>
    `${capital(kindOf(say))}: ${say.text('cadence')}, by ${say.isStaff ? 'the' : 'your'} order form.`,
  'window.chosen': (say) =>
    `${capital(kindOf(say))}: ${say.text('cadence')}, as agreed with ${say.isStaff ? 'this customer' : 'you'}.`,
  'window.counted': (say) =>
    `Counted from ${say.date('anchorOn')}, by the calendar of ${say.text('zone').split('/').at(-1)?.replaceAll('_', ' ')}.`,
  'window.whole': (say) => `This one is for ${bounds(say)}.`,
  'window.opened_midway': (say) =>
    `It took effect on ${say.date('opensOn')}, with half or more of the time left: this one is for ${bounds(say)}.`,
  'window.with_remainder': (say) =>
    `What is left of the agreement after it is too short for one of its own and belongs to this one: ${bounds(say)}.`,
  'window.remainder': (say) => `The agreement ends within it: this one is for ${bounds(say)}.`,
  'window.moved': (say) =>
    `Moved at ${say.isStaff ? 'the customer’s' : 'your'} request: due ${say.when('dueAt')}, past ${say.lastDay('untilOn')}.`,
  'window.waived': (say) => `${say.isStaff ? 'The customer' : 'You'} asked to skip it on ${say.when('at')}.`,
  'window.replaced': (say) => `Another term took its place ${say.when('at')}.`,
  'window.term_ended': (say) => `The term ended ${say.when('at')}.`,
  'window.agreement_ended': (say) => `The agreement ends before this time is over; that was settled ${say.when('at')}.`,
  'window.lapsed': (say) => `Offered ${say.text('offers')} times, first ${say.when('firstAt')}, and nobody answered.`,
}
