import { CalendarError } from './calendar-error.ts'
import { calendarOf } from './calendar-of.ts'
import { formatInstant, parseInstant } from './instant.ts'
import { type CalendarQuestion, readQuestion } from './read-question.ts'
import type { Calendar, CalendarErrorCode } from './types.ts'

/** What a question about a calendar is answered with: an instant in Z, seconds, yes or no, or a typed error. */
export type CalendarAnswer =
  | { readonly id: QuestionId; readonly result: string | number | boolean }
  | { readonly id: QuestionId; readonly error: { readonly code: CalendarErrorCode; readonly detail: string } }
/** Whatever names the question to the asker; null when it bears no readable id. */
export type QuestionId = string | number | null

/**
 * Answers one question of `calendar eval`, given as the parsed JSON of a line. Never throws on what the line holds:
 * anything unreadable, unknown or impossible is an answer with `error`.
 */
export const evalQuestion = (question: unknown): CalendarAnswer => {
  const id = idOf(question)
  try {
    return { id, result: answer(readQuestion(question)) }
  } catch (error) {
    if (error instanceof CalendarError) return { id, error: { code: error.code, detail: error.detail } }
    throw error
  }
}

const idOf = (question: unknown): QuestionId => {
  if (typeof question !== 'object' || question === null || !('id' in question)) return null
  return typeof question.id === 'string' || typeof question.id === 'number' ? question.id : null
}

const answer = (question: CalendarQuestion): string | number | boolean => {
  const calendar = calendarOf(question.calendar)
  const start = parseInstant(question.start)
  switch (question.op) {
    case 'add':
      return formatInstant(calendar.add(start, toMs(question.amountSeconds), pausesOf(question)))
    case 'elapsed':
      return calendar.elapsed(start, parseInstant(question.end), pausesOf(question)) / 1000
    case 'addBusinessDays':
      return formatInstant(calendar.addBusinessDays(start, question.days, pausesOf(question)))
    case 'isOpen':
      return calendar.isOpen(start)
    case 'nextOpen':
      return formatInstant(calendar.nextOpen(start))
  }
}

/** To the nearest millisecond; what is negative stays so, to be refused. */
const toMs = (seconds: number): number => (seconds < 0 ? seconds : Math.round(seconds * 1000))

const pausesOf = ({ pauses }: CalendarQuestion): Parameters<Calendar['add']>[2] =>
  pauses?.map(([from, to]) => [parseInstant(from), parseInstant(to)])
