import type { CalendarErrorCode } from './types.ts'

/** A question that the calendar cannot answer: `code` is stable, `detail` is a sentence for people. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode
  readonly detail: string

  constructor(code: CalendarErrorCode, detail: string) {
    super(detail)
    this.name = 'CalendarError'
    this.code = code
    this.detail = detail
  }
}
