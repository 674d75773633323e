import { sayDay } from '../calendar/say-day.ts'
import { sayInstant, sayLength, sayStretch, sayTarget, sayWeek, type TimeReader } from './say-time.ts'
import { type Saying, texts } from './texts.ts'
import type { Reason } from './types.ts'
import { isWordKey, words } from './words.ts'

/** Who reads, and on which clocks. The catalogue is English; dates follow `locale`. */
export interface ReasonReader extends TimeReader {
  readonly reader: 'customer' | 'staff'
}

const textOf = (facts: Reason['facts'], fact: string): string => {
  const value = facts[fact]
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? value.join(', ') : String(value)
}

const listOf = (facts: Reason['facts'], fact: string): readonly string[] => {
  const value = facts[fact]
  return typeof value === 'object' && value !== null ? value.map(String) : []
}

const sayDate = (date: string, locale: string): string => {
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isFinite(at) ? sayDay(at, { locale, zone: 'UTC', withYear: true }) : date
}

/** Ends are exclusive: the last day is the one before. */
const dayBefore = (date: string): string => {
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isFinite(at) ? new Date(at - 86_400_000).toISOString().slice(0, 10) : date
}

let conjunction: Intl.ListFormat | undefined
const joined = (parts: readonly string[]): string => {
  conjunction ??= new Intl.ListFormat('en', { type: 'conjunction' })
  return conjunction.format(parts)
}

const wordOf = (head: string, code: string): string => {
  const key = `${head}.${code}`
  return isWordKey(key) ? words[key] : code.replaceAll('_', ' ')
}

const sayingOf = ({ facts }: Reason, reader: ReasonReader): Saying => {
  const text = (fact: string): string => textOf(facts, fact)
  return {
    isStaff: reader.reader === 'staff',
    text,
    list: (fact) => joined(listOf(facts, fact)),
    worded: (fact, head) => joined(listOf(facts, fact).map((code) => wordOf(head, code))),
    when: (fact) => sayInstant(text(fact), reader),
    stretch: () => sayStretch(text('from'), text('to'), reader),
    length: (fact) => sayLength(Number(facts[fact] ?? 0)),
    target: (fact) => sayTarget(text(fact)),
    week: () => sayWeek(listOf(facts, 'hours')),
    date: (fact) => sayDate(text(fact), reader.locale),
    lastDay: (fact) => sayDate(dayBefore(text(fact)), reader.locale),
  }
}

/**
 * A reason in words for one reader, made when shown. A code without a text of its own (from a newer or older version)
 * is told by its clause; nothing is thrown.
 */
export const explain = (reason: Reason, reader: ReasonReader): string => {
  const text = Object.hasOwn(texts, reason.code) ? texts[reason.code] : undefined
  if (text) return text(sayingOf(reason, reader), reason.facts)
  return reason.clause === undefined
    ? 'Decided as the policy says.'
    : `Decided by clause ${reason.clause} of the policy.`
}
