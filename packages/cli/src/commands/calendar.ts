import { isUtf8 } from 'node:buffer'
import type { Readable, Writable } from 'node:stream'
import { type CalendarAnswer, evalQuestion, type QuestionId } from '@mainstay/policy/calendar'
import { type Line, LineCutter } from './calendar-lines.ts'

/** Answers are written in pieces of about this many characters. */
const WRITTEN_AT_ONCE = 32_768

/**
 * `mainstay calendar eval`: one question a line on `input`, one answer a line on `output`, in order. Memory stays
 * constant: reading waits for writing, and a line longer than 1 MiB is dropped as it comes. A line that cannot be
 * read or answered gives `{"id","error":{"code","detail"}}`, and the next one is taken; blank lines are skipped.
 * Ends quietly when nobody reads the output any more. @throws what reading or writing failed with otherwise
 */
export const evalCalendar = async (input: Readable, output: Writable): Promise<void> => {
  const sink = new Sink(output)
  const cutter = new LineCutter()
  for await (const chunk of input) {
    await answerLines(cutter.push(Buffer.from(chunk)), sink)
    if (sink.isClosed) return
  }
  await answerLines(cutter.end(), sink)
}

const answerLines = async (lines: Iterable<Line>, sink: Sink): Promise<void> => {
  let waiting = ''
  for (const line of lines) {
    const answer = answerLine(line)
    if (answer !== undefined) waiting += `${JSON.stringify(answer)}\n`
    if (waiting.length < WRITTEN_AT_ONCE) continue
    await sink.write(waiting)
    waiting = ''
    if (sink.isClosed) return
  }
  await sink.write(waiting)
}

const answerLine = ({ bytes, isTooLong }: Line): CalendarAnswer | undefined => {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  if (isTooLong) return refuse(idWithin(text), 'question.too_long', 'A line holds at most 1 MiB.')
  if (text.trim() === '') return undefined
  if (!isUtf8(bytes)) return refuse(idWithin(text), 'question.unreadable', 'The line is not UTF-8.')
  const question = parseJson(text)
  if (question === undefined) return refuse(idWithin(text), 'question.unreadable', 'The line is not JSON.')
  return evalQuestion(question)
}

const refuse = (id: QuestionId, code: 'question.too_long' | 'question.unreadable', detail: string): CalendarAnswer => ({
  id,
  error: { code, detail },
})

/** The value of a JSON text; undefined when it is none. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The id that an unreadable line begins with, so that the asker can tell which one failed. */
const idWithin = (text: string): QuestionId => {
  const written = /^\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.){0,200}"|-?\d{1,15}(?=\s*[,}]))/.exec(text)?.[1]
  const id = written === undefined ? undefined : parseJson(written)
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

/** Writes with patience, and notices when the reader has gone (`head`, a closed pipe). */
class Sink {
  readonly #output: Writable
  #failure: Error | undefined
  isClosed = false

  constructor(output: Writable) {
    this.#output = output
    output.on('close', () => {
      this.isClosed = true
    })
    output.on('error', (error: NodeJS.ErrnoException) => {
      this.isClosed = true
      if (error.code !== 'EPIPE') this.#failure = error
    })
  }

  async write(text: string): Promise<void> {
    if (text !== '' && !this.isClosed && !this.#output.write(text)) await this.#drained()
    if (this.#failure !== undefined) throw this.#failure
  }

  #drained(): Promise<void> {
    const output = this.#output
    return new Promise((resolve) => {
      const goOn = (): void => {
        for (const event of ['drain', 'close', 'error']) output.off(event, goOn)
        resolve()
      }
      for (const event of ['drain', 'close', 'error']) output.on(event, goOn)
    })
  }
}
